package io.licit.programme.consent.signal;

import com.iab.gpp.encoder.GppModel;
import com.iab.gpp.encoder.section.Sections;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.programme.consent.Change;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * IAB's Global Privacy Platform. Sections of the United States are opt-outs: who opted out of sale, sharing or targeted
 * advertising, or sends the Global Privacy Control, objects to {@code sale-share} and {@code targeted-advertising} on
 * every channel; who did not opt out has thereby consented to nothing. The European section is a TC string. A section that
 * is not known or can't be decoded counts as opted out.
 */
public final class Gpp {
    private static final String METHOD = "gpp";
    private static final String HEADER = "DB";
    private static final int TCF_EU = 2;
    private static final int TCF_CANADA = 5;
    private static final int USP = 6;
    private static final int FIRST_OF_STATES = 7;
    private static final int OPTED_OUT = 1;
    private static final String OPT_OUT_OF = "sale-share,targeted-advertising";

    /** Fields of the sections of states: every one that a section has is read, since any may be what can't be decoded. */
    private static final List<String> OPT_OUTS = List.of("SaleOptOut", "SharingOptOut", "TargetedAdvertisingOptOut");

    private static final List<String> OTHERS = List.of(
            "Version",
            "SharingNotice",
            "SaleOptOutNotice",
            "SharingOptOutNotice",
            "TargetedAdvertisingOptOutNotice",
            "ProcessingNotice",
            "SensitiveDataProcessingOptOutNotice",
            "SensitiveDataLimitUseNotice",
            "SensitiveDataProcessing",
            "KnownChildSensitiveDataConsents",
            "AdditionalDataProcessingConsent",
            "PersonalDataConsents",
            "MspaCoveredTransaction",
            "MspaOptOutOptionMode",
            "MspaServiceProviderMode",
            "MspaMode");

    private static final String GPC = "Gpc";

    private Gpp() {}

    public static Reading read(Source source) {
        String signal = source.signal().strip();
        if (signal.length() > Source.MOST_CHARACTERS) {
            return optedOut(source, "it has " + signal.length() + " characters");
        }
        if (!signal.startsWith(HEADER)) {
            return optedOut(source, "it is no GPP string of version 1");
        }
        try {
            return read(source, signal);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError undecodable) {
            return optedOut(source, "it is no GPP string that can be decoded");
        }
    }

    private static Reading optedOut(Source source, String why) {
        return source.optedOut("all", METHOD, why);
    }

    private static Reading read(Source source, String signal) {
        GppModel model = new GppModel(signal);
        List<Integer> ids = model.getSectionIds();
        if (ids.size() != signal.split("~", -1).length - 1) {
            return optedOut(source, "its header names other sections than it has");
        }
        // The same opt-out in two sections is one.
        Set<Change> changes = new LinkedHashSet<>();
        List<String> undecoded = new ArrayList<>();
        for (int id : ids) {
            Reading section = section(source, model, id);
            changes.addAll(section.changes());
            section.undecoded().ifPresent(undecoded::add);
        }
        return new Reading(
                List.copyOf(changes),
                undecoded.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", undecoded)));
    }

    private static Reading section(Source source, GppModel model, int id) {
        if (!Sections.SECTION_ID_NAME_MAP.containsKey(id) || !model.hasSection(id)) {
            return optedOut(source, "nobody knows its section " + id);
        }
        if (id == TCF_EU) {
            return Tcf.read(new Source(source.person(), model.encodeSection(id), source.receivedAt()));
        }
        if (id == USP) {
            return usPrivacy(source, String.valueOf(model.getFieldValue(id, "OptOutSale")));
        }
        if (id == TCF_CANADA || id < FIRST_OF_STATES) {
            return optedOut(source, "its section " + id + " is read by no one here");
        }
        return ofState(source, model, id);
    }

    private static Reading usPrivacy(Source source, String optOut) {
        return switch (optOut) {
            case "N", "-" -> new Reading(List.of(), Optional.empty());
            case "Y" -> new Reading(List.of(out(source, METHOD)), Optional.empty());
            default -> optedOut(source, "its section 6 says neither yes nor no");
        };
    }

    private static Reading ofState(Source source, GppModel model, int id) {
        OTHERS.stream().filter(field -> model.hasField(id, field)).forEach(field -> model.getFieldValue(id, field));
        List<Object> optOuts = OPT_OUTS.stream()
                .filter(field -> model.hasField(id, field))
                .map(field -> model.getFieldValue(id, field))
                .toList();
        boolean gpc = model.hasField(id, GPC) && Boolean.TRUE.equals(model.getFieldValue(id, GPC));
        boolean known = !optOuts.isEmpty()
                && optOuts.stream().allMatch(value -> value instanceof Integer number && number >= 0 && number <= 2);
        if (!known) {
            return optedOut(source, "its section " + id + " has opt-outs that are no 0, 1 or 2");
        }
        List<Change> changes = new ArrayList<>();
        if (optOuts.contains(OPTED_OUT)) {
            changes.add(out(source, METHOD));
        }
        if (gpc) {
            changes.add(out(source, Gpc.METHOD));
        }
        return new Reading(changes, Optional.empty());
    }

    private static Change out(Source source, String method) {
        return source.change(OPT_OUT_OF, "all", ConsentStatus.OBJECTED, source.receivedAt(), method);
    }
}
