package io.licit.engine.spark;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.engine.Recorded;
import io.licit.engine.sql.GateSql;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.LedgerWords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What is recorded beside the sources' ledgers, told once and sent to every worker: rows of the same columns as theirs.
 * A person's state is never made of it, so that whatever was recorded a moment ago counts as what was recorded before.
 */
final class Told implements Recorded.Listener {
    static final String CONSENTS = "told_consents";
    static final String RESTRICTIONS = "told_restrictions";
    private static final int FEW = 2_000_000;
    private static final String ERASED = "licit_erased";

    private static final StructType CONSENT = new StructType()
            .add("n", DataTypes.StringType)
            .add("purposes", DataTypes.IntegerType)
            .add("channels", DataTypes.IntegerType)
            .add("status", DataTypes.IntegerType)
            .add("moment", DataTypes.TimestampType)
            .add("expires", DataTypes.TimestampType)
            .add("method", DataTypes.IntegerType)
            .add("explicit", DataTypes.BooleanType)
            .add("product", DataTypes.StringType);
    private static final StructType RESTRICTION = new StructType()
            .add("n", DataTypes.StringType)
            .add("kind", DataTypes.IntegerType)
            .add("moment", DataTypes.TimestampType)
            .add("until", DataTypes.TimestampType);

    private final boolean products;
    private final List<Row> consents = new ArrayList<>();
    private final List<Row> restrictions = new ArrayList<>();
    private final List<Instant> refusals = new ArrayList<>();
    private boolean tellsProduct;
    private Recorded.Erased erased = Recorded.Erased.NOBODY;
    private Recorded.Mark mark = Recorded.Mark.NONE;
    private Instant lastRecorded = Instant.MAX;

    private Told(boolean products) {
        this.products = products;
    }

    /** @param products whether the source's ledger tells products */
    static Told of(Recorded recorded, boolean products) {
        Told told = new Told(products);
        if (recorded.mark().version() > 0) {
            told.mark = recorded.tell(told);
            // Asked afterwards: what was recorded while it was told is of no later moment than this.
            told.lastRecorded = recorded.lastRecorded();
        }
        return told;
    }

    /**
     * How far an answer as of an instant has heeded the ledger: where a refusal is of a later moment than is asked about,
     * those that are yet to come apart, the gate has not seen it, and the answer counts as one that heeded nothing.
     */
    Recorded.Mark heeded(Instant asOf) {
        boolean unseen = refusals.stream().anyMatch(at -> at.isAfter(asOf) && !at.isAfter(lastRecorded));
        return unseen ? new Recorded.Mark(mark.ledger(), 0) : mark;
    }

    boolean isNothing() {
        return consents.isEmpty() && restrictions.isEmpty() && erased.hashes().isEmpty();
    }

    /** Whether all of it can be sent to every worker. */
    boolean isFew() {
        return consents.size() + restrictions.size() <= FEW;
    }

    boolean tellsProducts() {
        return tellsProduct;
    }

    @Override
    public void erased(Recorded.Erased gone) {
        erased = gone;
    }

    @Override
    public void consent(Recorded.Consent consent) {
        if (consent.status() != ConsentStatus.GRANTED && consent.status() != ConsentStatus.INFORMED) {
            refusals.add(consent.at());
        }
        // INVARIANT: beside a ledger that tells products, one that is not told is none.
        Optional<String> product = consent.product().or(() -> products ? Optional.of("") : Optional.empty());
        tellsProduct |= product.isPresent();
        consents.add(RowFactory.create(
                consent.person(),
                LedgerWords.mask(Purpose.class, consent.purpose()),
                LedgerWords.mask(Channel.class, consent.channel()),
                consent.status().ordinal(),
                moment(consent.at()),
                consent.expiresAt().map(Told::moment).orElse(null),
                GateSql.Method.of(consent.method()).ordinal(),
                consent.explicit(),
                product.orElse(null)));
    }

    @Override
    public void restriction(Recorded.Restriction restriction) {
        refusals.add(restriction.at());
        restrictions.add(RowFactory.create(
                restriction.person(),
                LedgerWords.bit(restriction.kind()),
                moment(restriction.at()),
                restriction.until().map(Told::moment).orElse(null)));
    }

    private static Instant moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Makes the views.
     *
     * @param persons a view with a column {@code n}
     */
    void make(SparkSession session, String persons) {
        session.createDataFrame(consents, CONSENT).createOrReplaceTempView(CONSENTS);
        Dataset<Row> told = session.createDataFrame(restrictions, RESTRICTION);
        if (!erased.hashes().isEmpty()) {
            Recorded.Erased gone = erased;
            String secret = gone.secret();
            java.util.Set<String> hashes = new java.util.HashSet<>(gone.hashes());
            session.udf()
                    .register(
                            ERASED,
                            (UDF1<String, Boolean>)
                                    person -> person != null && hashes.contains(Recorded.Erased.hash(secret, person)),
                            DataTypes.BooleanType);
            // INVARIANT: whoever was erased is so from ever and for ever, so that no grant of the source's lets her in.
            told = told.union(session.sql("SELECT n, " + LedgerWords.bit(RestrictionKind.ERASURE)
                    + " AS kind, CAST(NULL AS TIMESTAMP) AS moment, CAST(NULL AS TIMESTAMP) AS until FROM " + persons
                    + " WHERE " + ERASED + "(n)"));
        }
        told.createOrReplaceTempView(RESTRICTIONS);
    }

    /** The view of a ledger's rows that are told. */
    static String beside(String ledger) {
        return ledger.equals(Layout.CONSENTS) ? CONSENTS : RESTRICTIONS;
    }
}
