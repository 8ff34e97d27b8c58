package io.licit.programme.records;

/**
 * One answer of the record.
 *
 * @param letter of GDPR Article 30(1), a to g
 * @param name what is asked
 * @param text the answer, or what a human is to answer
 * @param known whether it is answered
 */
public record Field(String letter, String name, String text, boolean known) {
    static Field known(String letter, String name, String text) {
        return new Field(letter, name, text, true);
    }

    static Field open(String letter, String name, String what) {
        return new Field(letter, name, "for a human: " + what, false);
    }
}
