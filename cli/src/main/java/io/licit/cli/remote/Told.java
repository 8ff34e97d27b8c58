package io.licit.cli.remote;

import io.licit.core.json.Json;
import java.util.List;
import java.util.Optional;

/** A part of an answer, however it is formed: what is not there is empty. */
public record Told(Json value) {
    private static final int DIGITS_MOST = 18;

    public Told at(String... names) {
        Json found = value;
        for (String name : names) {
            found = found instanceof Json.Obj object ? object.get(name).orElse(Json.none()) : Json.none();
        }
        return new Told(found);
    }

    /** Whether it is there and not null. */
    public boolean isSaid() {
        return !(value instanceof Json.Null);
    }

    /** The items of a list; of anything else none. */
    public List<Told> items() {
        return value instanceof Json.Arr array
                ? array.items().stream().map(Told::new).toList()
                : List.of();
    }

    public List<Told> items(String... names) {
        return at(names).items();
    }

    /** As it is written in a line: a text, a number, yes or no, several with commas; empty where there is nothing. */
    public String text() {
        if (value instanceof Json.Str text) {
            return text.value();
        }
        if (value instanceof Json.Bool truth) {
            return truth.value() ? "yes" : "no";
        }
        if (value instanceof Json.Arr array) {
            return String.join(
                    ", ",
                    array.items().stream().map(one -> new Told(one).text()).toList());
        }
        return value instanceof Json.Null ? "" : value.canonical();
    }

    public String text(String... names) {
        return at(names).text();
    }

    public boolean isTrue(String... names) {
        return at(names).value() instanceof Json.Bool truth && truth.value();
    }

    /** A whole number that a count can be. */
    public Optional<Long> count(String... names) {
        return at(names).value() instanceof Json.Num number
                        && number.value().scale() <= 0
                        && number.value().precision() - number.value().scale() <= DIGITS_MOST
                ? Optional.of(number.value().longValue())
                : Optional.empty();
    }
}
