package io.licit.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** A part of the benchmarks that can be asked for alone. */
record Entry(String name, String about, Measurement measurement) {
    /** Adds its figures to the session's report. */
    interface Measurement {
        void measure(Session session) throws IOException, SQLException, InterruptedException;
    }

    static final List<Entry> ALL = List.of(
            new Entry("data", "the data, made where it is not there yet", RetailData::measure),
            new Entry("refresh", "200 segments with gate, waterfalls and stored memberships", Refresh::measure),
            new Entry("raw", "the same against the conditions over the raw tables", Refresh::measureRaw),
            new Entry("gate", "one segment, gated and ungated", Gate::measure),
            new Entry("preview", "counts, waterfall and breakdown of one segment", Previews::measure),
            new Entry("postgres", "the 200 conditions in PostgreSQL", Postgres::measure),
            new Entry(
                    "spark", "one segment and 20 on Spark, gated, against Spark SQL by hand, ungated", Spark::measure),
            new Entry("fairness", "groups of 20 and 200 sets, against DuckDB and pandas", FairnessScan::measure),
            new Entry("incremental", "first load, and a refresh after a hundredth has changed", Incremental::measure),
            new Entry(
                    "consents",
                    "from an acknowledged change of consent to an audience without the person",
                    Consents::measure),
            new Entry(
                    "command",
                    "commands as processes: start of `check`, `run`, and their memory",
                    CommandLine::measure),
            new Entry("scale", "three sizes, a line through them, and a cluster that is simulated", Scale::measure),
            new Entry("web", "the web application, one visitor and fifty", Web::measure),
            new Entry("check", "`check` of 500 segments", Check500::measure),
            new Entry("sample", "the sample retailer at 100,000 persons", Run100k::measure));
}
