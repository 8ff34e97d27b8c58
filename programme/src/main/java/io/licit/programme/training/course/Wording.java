package io.licit.programme.training.course;

/** One thing said in both languages. */
public record Wording(String en, String zh) {
    public String in(Language language) {
        return switch (language) {
            case EN -> en;
            case ZH -> zh;
        };
    }
}
