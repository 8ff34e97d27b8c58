package io.licit.engine;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.engine.sql.Identifier;
import java.util.List;
import java.util.Set;

/**
 * What is to be written of the persons of an audience.
 *
 * @param fields of a row, in their order
 * @param reached channels of which one must reach the person, through a contact point where the channel has such; empty
 *     where nothing is sent to her
 * @param oneOf names of fields of which a row has one at least; empty for no such demand
 * @param merged whether rows that are alike are one, in an order that says nothing of the persons
 * @param withoutConsent countries where a person is written whatever her {@link Content.Granted} fields say; anywhere
 *     else, and where her country is unknown, every one of these must say yes
 * @param canaries ids of persons who must not be among those written
 */
public record ExportRequest(
        Form form,
        List<Field> fields,
        List<Channel> reached,
        List<String> oneOf,
        boolean merged,
        Set<String> withoutConsent,
        Set<String> canaries) {
    public ExportRequest {
        fields = List.copyOf(fields);
        reached = List.copyOf(reached);
        oneOf = List.copyOf(oneOf);
        withoutConsent = Set.copyOf(withoutConsent);
        canaries = Set.copyOf(canaries);
    }

    /** Whether a field tells what the ledgers say. */
    boolean readsLedgers() {
        return fields.stream().anyMatch(field -> field.content() instanceof Content.Granted);
    }

    /** The form of a file. */
    public enum Form {
        /** RFC 4180 with a line of names, UTF-8. */
        CSV,
        PARQUET,
        /** One JSON object a line. */
        NDJSON
    }

    /** One column of the file. */
    public record Field(String name, Content content, Part part) {}

    /** What a field is for when the file is held against today's audience. */
    public enum Part {
        /** It tells whose the row is. */
        KEY,
        /** Where it has changed, the row is not for the person any more. */
        CHECKED,
        /** It is carried along. */
        CARRIED
    }

    /** What stands in a field. */
    public sealed interface Content {
        /** The person's id. */
        record Key() implements Content {}

        /** A column of the table of persons, as it is. */
        record Value(String column) implements Content {}

        /** The first of some columns that can be written as an identifier. */
        record Normalised(List<String> columns, Identifier identifier, boolean hashed) implements Content {
            public Normalised {
                columns = List.copyOf(columns);
            }
        }

        /** {@code GRANTED} where she consented to every one of the purposes on the channel, else {@code DENIED}. */
        record Granted(Set<Purpose> purposes, Channel channel) implements Content {
            public Granted {
                purposes = Set.copyOf(purposes);
            }
        }
    }
}
