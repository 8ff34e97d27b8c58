package io.licit.core.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class PreparedBookTest {
    private static final UnaryOperator<String> TEXTS =
            path -> ShippedLaw.sources().file(path).orElseThrow().text();

    @Test
    void the_book_that_is_read_is_the_one_that_was_written() {
        LawBook written = withoutTests(ShippedLaw.book());
        LawBook read = PreparedBook.read(PreparedBook.of(written), TEXTS);
        assertThat(read.jurisdictions()).isEqualTo(written.jurisdictions());
        assertThat(read.categories()).isEqualTo(written.categories());
        assertThat(read.packs()).hasSameSizeAs(written.packs());
        for (int i = 0; i < written.packs().size(); i++) {
            assertThat(told(read.packs().get(i))).isEqualTo(told(written.packs().get(i)));
        }
    }

    /** What the shipped law does not hold would be written by code that nobody has tried. */
    @Test
    void the_shipped_law_holds_every_effect_and_all_terms() {
        Set<Class<?>> effects = new HashSet<>();
        for (Rule rule : ShippedLaw.book().rules()) {
            effects.add(rule.effect().getClass());
            if (rule.effect() instanceof Effect.Duty duty) {
                effects.add(duty.terms().getClass());
            }
        }
        assertThat(effects).contains(Effect.class.getPermittedSubclasses());
        assertThat(effects).contains(Effect.Terms.class.getPermittedSubclasses());
    }

    @Test
    void a_rule_stands_where_it_stood_and_its_text_is_fetched_only_then() {
        LawBook written = withoutTests(ShippedLaw.book());
        List<String> fetched = new ArrayList<>();
        LawBook read = PreparedBook.read(PreparedBook.of(written), path -> {
            fetched.add(path);
            return TEXTS.apply(path);
        });
        assertThat(fetched).isEmpty();
        Span place = read.rules().get(0).span();
        Span before = written.rules().get(0).span();
        assertThat(place.text()).isEqualTo(before.text());
        assertThat(place.from()).isEqualTo(before.from());
        assertThat(place.file().line(place.from().line()))
                .isEqualTo(before.file().line(before.from().line()));
        assertThat(fetched).containsOnly(before.file().path());
    }

    @Test
    void a_text_that_has_changed_since_is_refused() {
        LawBook read = PreparedBook.read(PreparedBook.of(withoutTests(ShippedLaw.book())), path -> "pack: other");
        Span place = read.rules().get(0).span();
        assertThatThrownBy(place::text).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tests_and_a_workspaces_own_packs_are_not_taken() {
        LawBook shipped = ShippedLaw.book();
        assertThatThrownBy(() -> PreparedBook.of(shipped)).isInstanceOf(IllegalArgumentException.class);
        LawBook own = withoutTests(shipped).with(withoutTests(shipped).packs().subList(0, 1));
        assertThatThrownBy(() -> PreparedBook.of(own)).isInstanceOf(IllegalArgumentException.class);
    }

    private static LawBook withoutTests(LawBook book) {
        return new LawBook(
                book.jurisdictions(),
                book.categories(),
                book.packs().stream()
                        .map(pack -> pack.withRules(pack.rules().stream()
                                .map(PreparedBookTest::withoutTests)
                                .toList()))
                        .toList());
    }

    private static Rule withoutTests(Rule rule) {
        return new Rule(
                rule.id(),
                rule.pack(),
                rule.jurisdiction(),
                rule.cite(),
                rule.url(),
                rule.requires(),
                rule.fact(),
                rule.status(),
                rule.confidence(),
                rule.from(),
                rule.by(),
                rule.until(),
                rule.when(),
                rule.effect(),
                rule.replaces(),
                rule.waivable(),
                rule.penalty(),
                rule.notes(),
                List.of(),
                rule.span());
    }

    /** Every component by its name, whatever components there are; a place by its file's path. */
    private static List<Object> told(Record value) {
        return Arrays.stream(value.getClass().getRecordComponents())
                .map(component -> {
                    try {
                        return told(component.getAccessor().invoke(value));
                    } catch (ReflectiveOperationException hidden) {
                        throw new IllegalStateException(hidden);
                    }
                })
                .toList();
    }

    private static Object told(Object value) {
        if (value instanceof Span span) {
            return List.of(span.file().path(), span.start(), span.end());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PreparedBookTest::told).toList();
        }
        return value instanceof Rule rule ? told((Record) rule) : value;
    }
}
