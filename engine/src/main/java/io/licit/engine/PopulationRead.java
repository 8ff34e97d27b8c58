package io.licit.engine;

import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Said;
import io.licit.core.plan.Plan;
import io.licit.core.segment.Expr;
import io.licit.engine.bits.Codes;
import io.licit.engine.sql.Sql;
import io.licit.engine.sql.StateSql;
import io.licit.engine.sql.StateSql.Valued;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * Reads a population. The conditions are answered by prepared columns. Every other expression is turned before the person
 * state is made of them; then dictionaries, edges and quantiles are asked; and all codes and numbers come in one pass.
 */
final class PopulationRead {
    private static final double MEMBERSHIPS = 0.5;
    private static final double DICTIONARIES = 0.7;
    private static final int MOST_PLAIN = 20;
    private static final int MOST_TEXTS = 200;
    private static final int DECILES = 10;

    private final Plan plan;
    private final PersonState standing;
    private final Database database;
    private final long persons;
    private final StateSql state;
    private final Map<String, Ask> asks;
    private final Map<String, Valued> values = new LinkedHashMap<>();
    private final Map<String, Expr> conditions = new LinkedHashMap<>();
    private final Map<String, RoaringBitmap> truths = new LinkedHashMap<>();
    private final Map<String, Optional<Codes>> codes = new LinkedHashMap<>();
    private final Map<String, List<Double>> quantiles = new LinkedHashMap<>();

    PopulationRead(Plan plan, Population.Request request, PersonState standing) {
        this.plan = plan;
        this.asks = request.asks();
        this.standing = standing;
        this.database = standing.database();
        this.persons = standing.persons();
        this.state = PlanRun.state(plan, standing.columns());
    }

    Population read(Progress progress) {
        asks.forEach((key, ask) -> ask.accept(new Turning(key)));
        PlanRun.Memberships memberships =
                new PlanRun(plan, standing).memberships(conditions.values(), progress.between(0, MEMBERSHIPS));
        Map<String, Audience> audiences = new LinkedHashMap<>();
        memberships
                .audiences()
                .forEach(audience -> audiences.put(audience.segment().id(), audience));
        conditions.forEach((key, condition) ->
                truths.put(key, memberships.conditions().truth(condition).yes()));
        state.statements().forEach(database::run);
        PopulationScan scan = new PopulationScan(database, state.source(), Math.toIntExact(persons));
        int done = 0;
        for (Map.Entry<String, Ask> ask : asks.entrySet()) {
            progress.at(Said.of("reading values"), MEMBERSHIPS + (DICTIONARIES - MEMBERSHIPS) * done++ / asks.size());
            ask.getValue().accept(new Asking(ask.getKey(), scan));
        }
        progress.at(Said.of("reading persons"), DICTIONARIES);
        scan.read();
        scan.codes().forEach((key, read) -> codes.put(key, Optional.of(read)));
        return new Population(Math.toIntExact(persons), audiences, truths, codes, scan.numbers(), quantiles);
    }

    /** Turns an ask's expression. Nothing is asked yet. */
    private final class Turning implements Ask.Visitor<Boolean> {
        private final String key;

        private Turning(String key) {
            this.key = key;
        }

        private boolean turn(Expr value) {
            values.put(key, state.value(value));
            return true;
        }

        @Override
        public Boolean holds(Ask.Holds ask) {
            conditions.put(key, ask.condition());
            return true;
        }

        @Override
        public Boolean responded(Ask.Responded ask) {
            return turn(ask.value());
        }

        @Override
        public Boolean values(Ask.Values ask) {
            return turn(ask.value());
        }

        @Override
        public Boolean bands(Ask.Bands ask) {
            return turn(ask.number());
        }

        @Override
        public Boolean bins(Ask.Bins ask) {
            return turn(ask.value());
        }

        @Override
        public Boolean levels(Ask.Levels ask) {
            return turn(ask.number());
        }

        @Override
        public Boolean numbers(Ask.Numbers ask) {
            return turn(ask.number());
        }

        @Override
        public Boolean quantiles(Ask.Quantiles ask) {
            return turn(ask.number());
        }
    }

    /** Answers an ask, or has the scan do so. */
    private final class Asking implements Ask.Visitor<Boolean> {
        private final String key;
        private final PopulationScan scan;
        private final Valued value;

        private Asking(String key, PopulationScan scan) {
            this.key = key;
            this.scan = scan;
            this.value = values.getOrDefault(key, new Valued("NULL", Type.UNKNOWN));
        }

        @Override
        public Boolean holds(Ask.Holds ask) {
            return true;
        }

        @Override
        public Boolean responded(Ask.Responded ask) {
            String condition = switch (value.type()) {
                case BOOLEAN -> value.sql();
                case NUMBER -> "(" + value.sql() + ") <> 0";
                case TEXT, UNKNOWN -> "lower(" + Sql.stripped(value.sql()) + ") IN ('true', 't', 'yes', 'y', '1')";
                case DATE, TIMESTAMP -> "(" + value.sql() + ") IS NOT NULL";
            };
            truths.put(key, select(condition));
            return true;
        }

        private RoaringBitmap select(String condition) {
            RoaringBitmapWriter<RoaringBitmap> writer =
                    RoaringBitmapWriter.writer().get();
            database.each("SELECT n FROM " + state.source() + " WHERE " + condition, row -> writer.add(row.getInt(1)));
            return writer.get();
        }

        @Override
        public Boolean values(Ask.Values ask) {
            return dictionary(Codes.MOST_LEVELS);
        }

        @Override
        public Boolean bins(Ask.Bins ask) {
            boolean onLine = !Scale.number(value).equals(Scale.number(new Valued("", Type.UNKNOWN)));
            if (dictionary(onLine ? MOST_PLAIN : MOST_TEXTS) || !onLine) {
                return true;
            }
            List<Double> edges = quantiles("quantile_cont", DECILES - 1);
            List<String> labels = Scale.binLabels(edges, Scale.isTime(value));
            scan.code(key, Scale.number(value), alias -> Scale.bin(alias, edges), labels);
            return true;
        }

        /** Codes by a table of the distinct values; none at all, and false, where there are more than {@code most}. */
        private boolean dictionary(int most) {
            String known = value.type() == Type.TEXT || value.type() == Type.UNKNOWN ? Sql.isWritten("v") : "true";
            boolean made = scan.dictionary(key, value, known, most);
            codes.put(key, Optional.empty());
            return made;
        }

        @Override
        public Boolean bands(Ask.Bands ask) {
            scan.code(key, Scale.number(value), alias -> Scale.band(alias, ask.cuts()), Scale.bandLabels(ask.cuts()));
            return true;
        }

        @Override
        public Boolean levels(Ask.Levels ask) {
            List<String> thresholds =
                    ask.thresholds().stream().map(BigDecimal::toPlainString).toList();
            scan.code(
                    key,
                    Scale.number(value),
                    alias -> Scale.met(alias, ask.operator(), thresholds),
                    Scale.levelLabels(thresholds.size()));
            return true;
        }

        @Override
        public Boolean numbers(Ask.Numbers ask) {
            scan.number(key, Scale.number(value));
            return true;
        }

        @Override
        public Boolean quantiles(Ask.Quantiles ask) {
            quantiles.put(key, quantiles("quantile_disc", ask.points()));
            return true;
        }

        private List<Double> quantiles(String function, int points) {
            String shares = IntStream.rangeClosed(1, points)
                    .mapToObj(i -> "CAST('" + (double) i / (points + 1) + "' AS DOUBLE)")
                    .collect(Collectors.joining(", "));
            Collection<Double> all = new ArrayList<>();
            database.each(
                    "SELECT DISTINCT q FROM (SELECT unnest(" + function + "(" + Scale.number(value) + ", [" + shares
                            + "])) AS q FROM " + state.source() + ") WHERE q IS NOT NULL ORDER BY q",
                    row -> all.add(row.getDouble(1) + 0.0));
            return all.stream().distinct().toList();
        }
    }
}
