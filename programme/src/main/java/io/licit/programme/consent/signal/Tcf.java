package io.licit.programme.consent.signal;

import com.iabtcf.decoder.TCString;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.programme.consent.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * IAB Europe's Transparency and Consent Framework, version 2. It is about advertising and measuring on the web alone:
 *
 * <table>
 * <caption>What counts as granted; all else of these counts as withdrawn</caption>
 * <tr><th>purpose</th><th>channels</th><th>purposes of the framework, all of them consented</th></tr>
 * <tr><td>targeted-advertising</td><td>web-ads, trackers</td><td>1, 3, 4</td></tr>
 * <tr><td>profiling</td><td>web-ads, trackers</td><td>1, 3</td></tr>
 * <tr><td>analytics</td><td>trackers</td><td>1, 7, 8, 9</td></tr>
 * </table>
 *
 * A string that is not version 2, or was made after 28 February 2026 without the vendors that were disclosed (TCF 2.3),
 * counts as refused.
 */
public final class Tcf {
    static final String METHOD = "tcf";

    private static final String CHANNELS = "web-ads,trackers";
    private static final Instant DISCLOSED_FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final int DISCLOSED_VENDORS = 1;
    private static final int TYPE_SHIFT = 3;
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Tcf() {}

    public static Reading read(Source source) {
        String signal = source.signal().strip();
        if (signal.length() > Source.MOST_CHARACTERS) {
            return source.optedOut(CHANNELS, METHOD, "it has " + signal.length() + " characters");
        }
        Consented consented;
        try {
            consented = Consented.of(TCString.decode(signal));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError undecodable) {
            return source.optedOut(CHANNELS, METHOD, "it is no TC string");
        }
        if (consented.version() != 2) {
            return source.optedOut(CHANNELS, METHOD, "it is of version " + consented.version());
        }
        boolean late = !consented.made().isBefore(DISCLOSED_FROM);
        if (late && (!hasDisclosedVendors(signal) || !consented.disclosed())) {
            return source.optedOut(
                    CHANNELS, METHOD, "it was made after 2026-02-28 and does not say which vendors were disclosed");
        }
        return new Reading(changes(source, consented), Optional.empty());
    }

    /** What is read of a string, all of it at once: the library decodes when it is asked. */
    private record Consented(int version, Instant made, Set<Integer> purposes, boolean disclosed) {
        Consented {
            purposes = Set.copyOf(purposes);
        }

        static Consented of(TCString string) {
            Instant made = string.getLastUpdated().isAfter(string.getCreated())
                    ? string.getLastUpdated()
                    : string.getCreated();
            readTheRest(string);
            return new Consented(
                    string.getVersion(),
                    made,
                    string.getPurposesConsent().toSet(),
                    string.getVersion() == 2 && !string.getDisclosedVendors().isEmpty());
        }

        private static void readTheRest(TCString string) {
            string.getVendorConsent().toSet();
            if (string.getVersion() == 2) {
                string.getVendorLegitimateInterest().toSet();
                string.getPublisherRestrictions()
                        .forEach(one -> one.getVendorIds().toSet());
                string.getAllowedVendors().toSet();
                string.getPubPurposesConsent().toSet();
            }
        }

        boolean all(Integer... wanted) {
            return purposes.containsAll(List.of(wanted));
        }
    }

    private static List<Change> changes(Source source, Consented consented) {
        Instant at = source.notAfterReceipt(consented.made());
        List<Change> changes = new ArrayList<>();
        changes.add(change(source, "targeted-advertising", CHANNELS, consented.all(1, 3, 4), at));
        changes.add(change(source, "profiling", CHANNELS, consented.all(1, 3), at));
        changes.add(change(source, "analytics", "trackers", consented.all(1, 7, 8, 9), at));
        return changes;
    }

    private static Change change(Source source, String purpose, String channels, boolean granted, Instant at) {
        return source.change(purpose, channels, granted ? ConsentStatus.GRANTED : ConsentStatus.WITHDRAWN, at, METHOD);
    }

    /** A segment behind the first begins with three bits that tell its type. */
    private static boolean hasDisclosedVendors(String signal) {
        String[] segments = signal.split("\\.", -1);
        for (int i = 1; i < segments.length; i++) {
            if (!segments[i].isEmpty() && BASE64.indexOf(segments[i].charAt(0)) >> TYPE_SHIFT == DISCLOSED_VENDORS) {
                return true;
            }
        }
        return false;
    }
}
