package io.licit.programme.training.course;

import io.licit.core.catalogue.Word;

/** A language that every course is written in. */
public enum Language implements Word {
    EN("en"),
    ZH("zh-Hans");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    @Override
    public String word() {
        return Word.written(this);
    }

    /** As RFC 5646 has it. */
    public String tag() {
        return tag;
    }
}
