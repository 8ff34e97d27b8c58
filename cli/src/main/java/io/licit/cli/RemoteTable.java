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
        asked(all, "members", RemoteCounts::members);
        asked(all, "fairness", RemoteFindings::fairness);
        asked(all, "review", RemoteFindings::review);
        asked(all, "approve", RemoteApprovals::approve);
        law(all);
        requests(all);
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

    /** What is done where the workspace is, or needs none. */
    private static void here(Map<String, RemoteCall> all) {
        anywhere(all, "init", "demo", "serve", "schema", "completion", "law docs", "law test");
    }

    private static void asked(Map<String, RemoteCall> all, String name, Function<Asked, RemoteCall.Act> reading) {
        all.put(name, new RemoteCall.Of(reading));
    }

    private static void anywhere(Map<String, RemoteCall> all, String... names) {
        for (String name : names) {
            all.put(name, new RemoteCall.Anywhere());
        }
    }
}
