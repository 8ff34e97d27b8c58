package io.licit.core.law;

import io.licit.core.source.Span;

/** Writes a {@link PreparedBook}. */
final class BookWriter implements Effect.Visitor<Packed> {
    private final Packed out = new Packed();

    byte[] write(LawBook book) {
        if (!book.own().isEmpty()) {
            throw new IllegalArgumentException("a workspace's own packs are read from their texts");
        }
        Jurisdictions places = book.jurisdictions();
        out.texts(places.countries());
        out.map(places.groups(), out::texts);
        out.map(places.subdivisions(), out::texts);
        out.map(places.titles(), out::text);
        Categories categories = book.categories();
        out.map(categories.data(), out::texts);
        out.map(categories.protectedAs(), out::texts);
        out.map(categories.proxies(), out::texts);
        out.all(book.packs(), this::pack);
        return out.bytes();
    }

    private void pack(Pack pack) {
        out.text(pack.span().file().path());
        out.number(pack.span().file().length());
        span(pack.span());
        out.text(pack.id());
        out.text(pack.title());
        out.text(pack.instrument());
        out.optional(pack.declared(), out::word);
        out.text(pack.jurisdiction());
        out.text(pack.source());
        out.optional(pack.reviewed(), out::day);
        out.all(pack.rules(), rule -> rule(rule, pack));
    }

    private void rule(Rule rule, Pack pack) {
        if (!rule.tests().isEmpty() || rule.span().file() != pack.span().file()) {
            throw new IllegalArgumentException("a rule with tests, or that stands elsewhere: " + rule.id());
        }
        out.text(rule.id());
        out.text(rule.pack());
        out.text(rule.jurisdiction());
        out.text(rule.cite());
        out.text(rule.url());
        out.text(rule.requires());
        out.optional(rule.fact(), out::text);
        out.word(rule.status());
        out.word(rule.confidence());
        out.optional(rule.from(), out::day);
        out.optional(rule.by(), out::day);
        out.optional(rule.until(), out::day);
        when(rule.when());
        rule.effect().accept(this);
        out.texts(rule.replaces());
        out.truth(rule.waivable());
        penalty(rule.penalty());
        out.text(rule.notes());
        span(rule.span());
    }

    private void span(Span span) {
        out.number(span.start());
        out.number(span.end());
    }

    private void when(When when) {
        boolean stated = !when.equals(When.ALWAYS);
        out.truth(stated);
        if (!stated) {
            return;
        }
        out.words(when.purposes());
        out.words(when.channels());
        out.words(when.recipients());
        out.words(when.sectors());
        out.words(when.bases());
        out.words(when.offers());
        out.texts(when.content().data());
        out.texts(when.content().protectedAs());
        out.texts(when.content().proxyOf());
        out.texts(when.establishedIn());
        out.optional(when.size().persons(), out::number);
        out.map(when.size().turnover(), sum -> out.text(sum.toString()));
    }

    private void penalty(Penalty penalty) {
        boolean stated = !penalty.equals(Penalty.NONE);
        out.truth(stated);
        if (!stated) {
            return;
        }
        out.text(penalty.text());
        out.text(penalty.cite());
        out.map(penalty.amounts(), sum -> out.text(sum.toString()));
        out.optional(penalty.turnover(), share -> out.text(share.toString()));
        out.truth(penalty.higher());
        out.word(penalty.per());
    }

    private Packed tagged(EffectTag tag) {
        out.word(tag);
        return out;
    }

    private void strength(Effect.Strength strength) {
        out.word(strength.kind());
        out.optional(strength.maxAge(), out::period);
        out.optional(strength.atMost(), out::period);
    }

    @Override
    public Packed requireConsent(Effect.RequireConsent effect) {
        tagged(EffectTag.REQUIRE_CONSENT);
        strength(effect.strength());
        out.optional(effect.purpose(), out::word);
        out.optional(effect.channel(), out::word);
        return out;
    }

    @Override
    public Packed softOptIn(Effect.SoftOptIn effect) {
        tagged(EffectTag.SOFT_OPT_IN);
        out.texts(effect.relieves());
        out.words(effect.obtained());
        out.optional(effect.within(), out::period);
        out.truth(effect.impliedConsent());
        return out;
    }

    @Override
    public Packed requireBasis(Effect.RequireBasis effect) {
        tagged(EffectTag.REQUIRE_BASIS).words(effect.allowed());
        return out;
    }

    @Override
    public Packed excludeRefused(Effect.ExcludeRefused effect) {
        tagged(EffectTag.EXCLUDE_REFUSED).word(effect.status());
        out.words(effect.purposes());
        out.truth(effect.signalOnly());
        return out;
    }

    @Override
    public Packed excludeMinors(Effect.ExcludeMinors effect) {
        tagged(EffectTag.EXCLUDE_MINORS).number(effect.under());
        out.map(effect.ages(), out::whole);
        out.word(effect.unless());
        return out;
    }

    @Override
    public Packed excludeRestricted(Effect.ExcludeRestricted effect) {
        tagged(EffectTag.EXCLUDE_RESTRICTED).words(effect.kinds());
        out.optional(effect.unless(), this::strength);
        return out;
    }

    @Override
    public Packed excludeRetention(Effect.ExcludeRetention effect) {
        return tagged(EffectTag.EXCLUDE_RETENTION);
    }

    @Override
    public Packed forbidData(Effect.ForbidData effect) {
        tagged(EffectTag.FORBID_DATA).texts(effect.categories());
        out.texts(effect.protectedAs());
        out.words(effect.origins());
        out.optional(effect.unless(), out::word);
        return out;
    }

    @Override
    public Packed justify(Effect.Justify effect) {
        tagged(EffectTag.JUSTIFY).word(effect.assessment());
        out.words(effect.cites());
        return out;
    }

    @Override
    public Packed limitPurpose(Effect.LimitPurpose effect) {
        return tagged(EffectTag.LIMIT_PURPOSE);
    }

    @Override
    public Packed limitLookBack(Effect.LimitLookBack effect) {
        return tagged(EffectTag.LIMIT_LOOK_BACK);
    }

    @Override
    public Packed duty(Effect.Duty effect) {
        if (effect.terms() instanceof Deadline deadline) {
            tagged(EffectTag.DUTY_DEADLINE);
            deadline(deadline);
        } else if (effect.terms() instanceof SendWindow window) {
            tagged(EffectTag.DUTY_WINDOW);
            window(window);
        } else if (effect.terms() instanceof Effect.Wording) {
            tagged(EffectTag.DUTY_WORDING);
        } else {
            throw new IllegalStateException("terms that nobody writes: " + effect.terms());
        }
        out.word(effect.kind());
        out.map(effect.values(), out::texts);
        return out;
    }

    private void deadline(Deadline deadline) {
        out.words(deadline.requests());
        out.word(deadline.unit());
        out.optional(deadline.within(), out::whole);
        out.optional(deadline.extension(), out::whole);
        out.optional(deadline.acknowledge(), out::whole);
        out.optional(deadline.benchmark(), out::whole);
    }

    private void window(SendWindow window) {
        out.all(window.allowed(), this::hours);
        out.all(window.blocked(), this::hours);
        out.optional(window.zone(), zone -> out.text(zone.getId()));
        out.texts(window.excluded());
        out.optional(window.cap(), cap -> {
            out.whole(cap.messages());
            out.period(cap.per());
        });
        out.optional(window.pause(), out::period);
    }

    private void hours(SendWindow.Hours hours) {
        out.words(hours.days());
        out.number(hours.from().toNanoOfDay());
        out.number(hours.until().toNanoOfDay());
    }

    @Override
    public Packed inform(Effect.Inform effect) {
        return tagged(EffectTag.INFORM);
    }
}
