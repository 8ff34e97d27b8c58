package io.licit.core.law;

import org.jspecify.annotations.Nullable;

/**
 * Where a person is, as far as the data tells and the law is known. What makes two the same is written out: what Java makes
 * of a record is put together anew in each process, where a check needs it at once.
 */
public sealed interface Place {
    /** {@code ?}, {@code DE}, {@code US-CA}, or {@code US-?} for somewhere in the country. */
    String key();

    /** No country that any pack in force speaks of. */
    record Unknown() implements Place {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Unknown;
        }

        @Override
        public int hashCode() {
            return 0;
        }

        @Override
        public String key() {
            return "?";
        }
    }

    /** A country whose law does not differ by region. */
    record Country(String code) implements Place {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Country place && code.equals(place.code);
        }

        @Override
        public int hashCode() {
            return code.hashCode();
        }

        @Override
        public String key() {
            return code;
        }
    }

    /** A subdivision, by its full ISO 3166-2 code. */
    record Region(String country, String code) implements Place {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Region place && country.equals(place.country) && code.equals(place.code);
        }

        @Override
        public int hashCode() {
            return 31 * country.hashCode() + code.hashCode();
        }

        @Override
        public String key() {
            return code;
        }
    }

    /** A country whose law differs by region, and no region known. */
    record SomewhereIn(String country) implements Place {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SomewhereIn place && country.equals(place.country);
        }

        @Override
        public int hashCode() {
            return country.hashCode();
        }

        @Override
        public String key() {
            return country + "-?";
        }
    }
}
