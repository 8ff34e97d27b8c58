package io.licit.cli;

import io.licit.core.segment.FairnessTerms.Direction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A table of one's own, with what a workspace would say of it. */
final class PlainOptions {
    @Option(names = "--data", paramLabel = "FILE", description = "CSV or Parquet, one row a person.")
    @Nullable
    String data;

    @Option(names = "--where", paramLabel = "COND", description = "Whom you select, as in a segment: \"age >= 25\".")
    @Nullable
    String where;

    @Option(
            names = "--protected",
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns with the protected characteristics.")
    List<String> columns = List.of();

    @Option(
            names = "--bands",
            paramLabel = "AGE=25,40",
            description = "Where the bands of a protected number begin; may be repeated. Else 18,25,40,62 for an age.")
    Map<String, String> bands = Map.of();

    @Option(
            names = "--probabilities",
            paramLabel = "RACE=P1,P2",
            description = "Columns that hold the probability of each group, as proxy methods give; may be repeated.")
    Map<String, String> probabilities = Map.of();

    @Option(
            names = "--given",
            split = ",",
            paramLabel = "COLUMN",
            description = "Business factors: groups are also compared among persons alike in them.")
    List<String> given = List.of();

    @Option(
            names = "--direction",
            paramLabel = "WORD",
            description = "What being selected is: benefit (default) or burden.")
    Direction direction = Direction.BENEFIT;

    @Option(names = "--value", paramLabel = "COLUMN", description = "A number that an alternative should keep.")
    @Nullable
    String value;

    @Option(
            names = "--response",
            paramLabel = "COLUMN",
            description = "Who responded: true, a number but zero, a text that says yes, or a time.")
    @Nullable
    String response;

    @Option(
            names = "--minimum",
            paramLabel = "N",
            description = "Persons that a group must have to be assessed (default 30); also what may be shown with"
                    + " --role analyst.")
    @Nullable
    Long minimum;
}
