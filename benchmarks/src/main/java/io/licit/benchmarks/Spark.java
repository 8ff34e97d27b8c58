package io.licit.benchmarks;

/** The place of Spark's figure: our gated plan against the same in Spark SQL by hand, ungated. */
final class Spark {
    private Spark() {}

    static void measure(Session session) {
        session.report().note("not measured: the benchmarks have no measurement of `engine-spark` yet");
    }
}
