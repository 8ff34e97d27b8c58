package io.licit.engine.sql;

/**
 * How a contact point or a name is written before it is hashed, so that two parties who know the same person come to the
 * same hash. What can't be written so is null, and what is null is never hashed: the hash of the empty text would stand
 * for everybody without one.
 *
 * <p>Sources, as told in docs/exports.md: Google's pages on formatting customer data, Meta's on customer list columns, TikTok's on
 * the ids of customer files.
 */
public enum Identifier {
    /** In lower case, without blanks around or within. */
    EMAIL {
        @Override
        public String sql(String value) {
            return email(tidy(value));
        }
    },
    /** As {@link #EMAIL}; at gmail.com and googlemail.com, without dots, and without a plus sign and what follows it. */
    EMAIL_AT_GOOGLE {
        @Override
        public String sql(String value) {
            String mail = email(tidy(value));
            String name =
                    "regexp_replace(regexp_replace(split_part(" + mail + ", '@', 1), '\\+.*$', ''), '\\.', '', 'g')";
            return "CASE WHEN regexp_matches(" + mail + ", '@(gmail|googlemail)\\.com$') THEN nullif(" + name
                    + ", '') || '@' || split_part(" + mail + ", '@', 2) ELSE " + mail + " END";
        }
    },
    /** E.164 with its plus sign. A number without a country's code is nobody's: which country's it is would be a guess. */
    PHONE {
        @Override
        public String sql(String value) {
            return "'+' || (" + PHONE_DIGITS.sql(value) + ")";
        }
    },
    /** E.164 without its plus sign. */
    PHONE_DIGITS {
        @Override
        public String sql(String value) {
            String written =
                    "regexp_replace(" + Sql.stripped("CAST(" + value + " AS VARCHAR)") + ", '\\(0\\)', '', 'g')";
            String digits = "regexp_replace(" + written + ", '[^0-9]', '', 'g')";
            String international = "CASE WHEN starts_with(" + written + ", '+') THEN " + digits + " WHEN starts_with("
                    + written + ", '00') THEN substr(" + digits + ", 3) END";
            return "CASE WHEN regexp_matches(" + international + ", '^[1-9][0-9]{6,14}$') AND NOT regexp_matches("
                    + written + ", '\\p{L}') THEN " + international + " END";
        }
    },
    /** In lower case, without punctuation, digits or symbols; letters beyond ASCII stay, in Unicode's composed form. */
    NAME {
        @Override
        public String sql(String value) {
            String letters = "regexp_replace(nfc_normalize(" + tidy(value) + "), '[^\\p{L}\\p{M} ]', '', 'g')";
            return "nullif(trim(regexp_replace(" + letters + ", ' +', ' ', 'g')), '')";
        }
    },
    /** As {@link #NAME}, without blanks. */
    TOWN {
        @Override
        public String sql(String value) {
            return "nullif(regexp_replace(nfc_normalize(" + tidy(value) + "), '[^\\p{L}\\p{M}]', '', 'g'), '')";
        }
    },
    /** ISO 3166-1 alpha-2 in capitals. */
    COUNTRY {
        @Override
        public String sql(String value) {
            return "upper(" + COUNTRY_LOWER.sql(value) + ")";
        }
    },
    /** ISO 3166-1 alpha-2 in lower case. */
    COUNTRY_LOWER {
        @Override
        public String sql(String value) {
            String word = tidy(value);
            return "CASE WHEN regexp_matches(" + word + ", '^[a-z]{2}$') THEN " + word + " END";
        }
    },
    /** In lower case, letters and digits alone; of a United States code with its four further digits, the first five. */
    POSTAL_CODE {
        @Override
        public String sql(String value) {
            String code = "regexp_replace(" + tidy(value) + ", '[^\\p{L}\\p{N}]', '', 'g')";
            return "nullif(CASE WHEN regexp_matches(" + tidy(value) + ", '^[0-9]{5}-[0-9]{4}$') THEN substr(" + code
                    + ", 1, 5) ELSE " + code + " END, '')";
        }
    };

    /** An expression that is the written form of another, or null. */
    public abstract String sql(String value);

    /** The hash of the written form, in hexadecimal; null where there is none. */
    public String hashed(String value) {
        return "sha256(" + sql(value) + ")";
    }

    private static String tidy(String value) {
        return "lower(" + Sql.stripped("CAST(" + value + " AS VARCHAR)") + ")";
    }

    private static String email(String tidy) {
        return "CASE WHEN regexp_matches(" + tidy + ", '^[^@\\s]+@[^@\\s]+$') THEN " + tidy + " END";
    }
}
