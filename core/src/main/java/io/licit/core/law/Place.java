package io.licit.core.law;

/** Where a person is, as far as the data tells and the law is known. */
public sealed interface Place {
    /** {@code ?}, {@code DE}, {@code US-CA}, or {@code US-?} for somewhere in the country. */
    String key();

    /** No country that any pack in force speaks of. */
    record Unknown() implements Place {
        @Override
        public String key() {
            return "?";
        }
    }

    /** A country whose law does not differ by region. */
    record Country(String code) implements Place {
        @Override
        public String key() {
            return code;
        }
    }

    /** A subdivision, by its full ISO 3166-2 code. */
    record Region(String country, String code) implements Place {
        @Override
        public String key() {
            return code;
        }
    }

    /** A country whose law differs by region, and no region known. */
    record SomewhereIn(String country) implements Place {
        @Override
        public String key() {
            return country + "-?";
        }
    }
}
