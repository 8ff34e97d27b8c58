package io.licit.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Every command, once: what it asks of a server, or why it asks none. */
final class RemoteTable {
    private static final String WHERE_IT_IS = "run it where the workspace is, without --server and LICIT_SERVER";
    private static final Map<String, RemoteCall> ALL = all();

    private RemoteTable() {}

    /** @param name of the command without the program's: {@code request open} */
    static RemoteCall of(String name) {
        return Optional.ofNullable(ALL.get(name))
                .orElseThrow(() -> new IllegalStateException("nothing is said of `" + name + "` and servers"));
    }

    /** The names of all. */
    static Set<String> names() {
        return ALL.keySet();
    }

    private static Map<String, RemoteCall> all() {
        Map<String, RemoteCall> all = new LinkedHashMap<>();
        asked(all, "check", RemoteFindings::check);
        asked(all, "run", RemoteCounts::run);
        asked(all, "preview", RemoteCounts::preview);
        asked(all, "explain", RemoteCounts::explain);
        asked(all, "members", RemoteOthers::members);
        asked(all, "fairness", RemoteFindings::fairness);
        asked(all, "review", RemoteFindings::review);
        asked(all, "approve", RemoteApprovals::approve);
        law(all);
        requests(all);
        audits(all);
        evidence(all);
        training(all);
        asked(all, "consent record", RemoteConsents::record);
        asked(all, "consent import", RemoteConsents::imported);
        asked(all, "consent show", RemoteConsents::show);
        asked(all, "consent export", RemoteConsents::export);
        asked(all, "export", RemoteExports::export);
        asked(all, "export list", RemoteExports::list);
        asked(all, "assess list", RemoteOthers::assessments);
        asked(all, "assess new", RemoteOthers::assess);
        asked(all, "records", RemoteOthers::records);
        asked(all, "account list", RemoteOthers::accounts);
        asked(all, "account reset", RemoteOthers::reset);
        here(all);
        return Collections.unmodifiableMap(all);
    }

    private static void law(Map<String, RemoteCall> all) {
        asked(all, "law list", RemoteLaw::list);
        asked(all, "law show", RemoteLaw::show);
        asked(all, "law timeline", RemoteLaw::timeline);
        asked(all, "law diff", RemoteLaw::diff);
        asked(all, "law status", RemoteLaw::status);
        asked(all, "impact", RemoteLaw::impact);
    }

    private static void requests(Map<String, RemoteCall> all) {
        asked(all, "request list", RemoteRequests::list);
        asked(all, "request open", RemoteRequests::open);
        asked(all, "request show", RemoteRequests::show);
        asked(all, "request acknowledge", RemoteRequests::acknowledge);
        asked(all, "request verify", RemoteRequests::verify);
        asked(all, "request extend", RemoteRequests::extend);
        asked(all, "request refuse", RemoteRequests::refuse);
        asked(all, "request fulfil", RemoteRequests::fulfil);
    }

    private static void audits(Map<String, RemoteCall> all) {
        asked(all, "audit list", RemoteAudits::list);
        asked(all, "audit run", RemoteAudits::run);
        asked(all, "audit show", RemoteAudits::show);
        asked(all, "audit findings", RemoteAudits::findings);
        asked(all, "audit assign", RemoteAudits::assign);
        asked(all, "audit accept", RemoteAudits::accept);
        asked(all, "audit comment", RemoteAudits::comment);
        asked(all, "audit close", RemoteAudits::close);
        asked(all, "audit pack", RemoteAudits::pack);
    }

    private static void evidence(Map<String, RemoteCall> all) {
        asked(all, "evidence show", RemoteEvidence::show);
        asked(all, "evidence verify", RemoteEvidence::verify);
        asked(all, "evidence export", RemoteEvidence::export);
        asked(all, "evidence key", RemoteEvidence::key);
        asked(all, "evidence person", RemoteEvidence::person);
    }

    private static void training(Map<String, RemoteCall> all) {
        asked(all, "train list", RemoteTraining::list);
        asked(all, "train show", RemoteTraining::show);
        asked(all, "train take", RemoteTaking::take);
        asked(all, "train record", RemoteTraining::record);
        asked(all, "train status", RemoteTraining::status);
        asked(all, "train certificate", RemoteTraining::certificate);
        asked(all, "train export", RemoteTraining::export);
    }

    /** What is done where the workspace is, or needs none. */
    private static void here(Map<String, RemoteCall> all) {
        anywhere(
                all,
                "init",
                "demo",
                "serve",
                "schema",
                "completion",
                "law docs",
                "evidence witness-key",
                "evidence cosign");
        String machine = "it is an act of whoever has the machine; " + WHERE_IT_IS;
        local(all, machine, "backup", "restore", "doctor", "evidence publish");
        local(all, "it tests packs where their files are; " + WHERE_IT_IS, "law test");
        local(
                all,
                "`licit export SEGMENT --to FILE` brings the file here; to send it on, " + WHERE_IT_IS,
                "export deliver");
    }

    private static void asked(Map<String, RemoteCall> all, String name, Function<Asked, RemoteCall.Act> reading) {
        all.put(name, new RemoteCall.Of(reading));
    }

    private static void anywhere(Map<String, RemoteCall> all, String... names) {
        for (String name : names) {
            all.put(name, new RemoteCall.Anywhere());
        }
    }

    private static void local(Map<String, RemoteCall> all, String instead, String... names) {
        for (String name : names) {
            all.put(name, new RemoteCall.Local(instead));
        }
    }
}
