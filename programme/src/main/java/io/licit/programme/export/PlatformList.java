package io.licit.programme.export;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.ContactPoints;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Table;
import io.licit.engine.ExportRequest.Content;
import io.licit.engine.ExportRequest.Field;
import io.licit.engine.ExportRequest.Part;
import io.licit.engine.sql.Identifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a list for an ad platform, under the names and in the form that the platform's pages give; docs/exports.md
 * names these.
 *
 * @param oneOf the columns of which a row has one at least
 * @param needed columns of the catalogue without which it would be none
 */
record PlatformList(List<Field> fields, List<String> oneOf, Set<String> needed) {
    /** What a platform knows of a person, with its name for the column. */
    private record Slot(Kind kind, String name, Identifier identifier, boolean hashed) {}

    private enum Kind {
        EMAIL,
        PHONE,
        FIRST_NAME,
        LAST_NAME,
        COUNTRY,
        POSTAL_CODE
    }

    PlatformList {
        fields = List.copyOf(fields);
        oneOf = List.copyOf(oneOf);
        needed = Set.copyOf(needed);
    }

    static PlatformList of(ExportKind kind, List<Column> named, Catalogue catalogue) {
        List<Slot> slots = slots(kind);
        List<Field> fields = new ArrayList<>();
        List<String> oneOf = new ArrayList<>();
        Set<String> needed = new HashSet<>();
        Set<Column> placed = new HashSet<>();
        for (Slot slot : slots) {
            List<Column> columns = columns(slot.kind(), named, catalogue);
            placed.addAll(columns);
            if (columns.isEmpty()) {
                continue;
            }
            List<String> names = columns.stream().map(Column::name).toList();
            fields.add(
                    new Field(slot.name(), new Content.Normalised(names, slot.identifier(), slot.hashed()), Part.KEY));
            if (slot.kind() == Kind.EMAIL || slot.kind() == Kind.PHONE) {
                oneOf.add(slot.name());
                needed.addAll(names);
            }
        }
        named.stream().filter(column -> !placed.contains(column)).findFirst().ifPresent(column -> {
            throw ExportException.order(
                    "a list of kind `" + kind.word() + "` has no place for column `" + column.name() + "`",
                    "leave it out of `--columns`; docs/exports.md says what the platform takes");
        });
        if (oneOf.isEmpty()) {
            throw ExportException.order(
                    "there is no column that the platform could tell a person by",
                    "label one with `contact: email` or `contact: phone` in the catalogue");
        }
        fields.addAll(consents(kind));
        return new PlatformList(fields, oneOf, needed);
    }

    private static List<Slot> slots(ExportKind kind) {
        return switch (kind) {
            case GOOGLE_CUSTOMER_MATCH ->
                List.of(
                        new Slot(Kind.EMAIL, "Email", Identifier.EMAIL_AT_GOOGLE, true),
                        new Slot(Kind.PHONE, "Phone", Identifier.PHONE, true),
                        new Slot(Kind.FIRST_NAME, "First Name", Identifier.NAME, true),
                        new Slot(Kind.LAST_NAME, "Last Name", Identifier.NAME, true),
                        new Slot(Kind.COUNTRY, "Country", Identifier.COUNTRY, false),
                        new Slot(Kind.POSTAL_CODE, "Zip", Identifier.POSTAL_CODE, false));
            case META_CUSTOM_AUDIENCE ->
                List.of(
                        new Slot(Kind.EMAIL, "email", Identifier.EMAIL, true),
                        new Slot(Kind.PHONE, "phone", Identifier.PHONE_DIGITS, true),
                        new Slot(Kind.FIRST_NAME, "fn", Identifier.NAME, true),
                        new Slot(Kind.LAST_NAME, "ln", Identifier.NAME, true),
                        new Slot(Kind.COUNTRY, "country", Identifier.COUNTRY_LOWER, true),
                        new Slot(Kind.POSTAL_CODE, "zip", Identifier.POSTAL_CODE, true));
            case TIKTOK_CUSTOMER_FILE ->
                List.of(
                        new Slot(Kind.EMAIL, "Email_SHA256", Identifier.EMAIL, true),
                        new Slot(Kind.PHONE, "Phone_SHA256", Identifier.PHONE, true));
            case CSV, PARQUET, NDJSON -> throw new IllegalArgumentException("no platform's: " + kind);
        };
    }

    /** Google takes a person at places under its EU user consent policy only with both, and unset is not denied. */
    private static List<Field> consents(ExportKind kind) {
        if (kind != ExportKind.GOOGLE_CUSTOMER_MATCH) {
            return List.of();
        }
        return List.of(
                new Field(
                        "ad_user_data",
                        new Content.Granted(Set.of(Purpose.TARGETED_ADVERTISING), Channel.WEB_ADS),
                        Part.CHECKED),
                new Field(
                        "ad_personalization",
                        new Content.Granted(Set.of(Purpose.TARGETED_ADVERTISING, Purpose.PROFILING), Channel.WEB_ADS),
                        Part.CHECKED));
    }

    /** Addresses and numbers without a word; what else the platform knows only where somebody names it. */
    private static List<Column> columns(Kind kind, List<Column> named, Catalogue catalogue) {
        return switch (kind) {
            case EMAIL -> ContactPoints.columns(catalogue, "email");
            case PHONE -> ContactPoints.columns(catalogue, "phone");
            case FIRST_NAME -> ofCategory(named, "user.name.first");
            case LAST_NAME -> ofCategory(named, "user.name.last");
            case POSTAL_CODE -> ofCategory(named, "user.contact.address.postal_code");
            case COUNTRY ->
                named.stream()
                        .filter(column ->
                                country(catalogue).filter(column.name()::equals).isPresent())
                        .toList();
        };
    }

    private static List<Column> ofCategory(List<Column> named, String category) {
        return named.stream()
                .filter(column -> column.category().filter(category::equals).isPresent())
                .toList();
    }

    private static Optional<String> country(Catalogue catalogue) {
        return catalogue.persons().flatMap(table -> ((Table.Role.Persons) table.role()).country());
    }
}
