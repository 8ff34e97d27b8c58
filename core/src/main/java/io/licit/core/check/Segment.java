package io.licit.core.check;

import io.licit.core.law.UseFacts;
import io.licit.core.segment.Definition;
import io.licit.core.segment.Expr;
import java.util.List;

/**
 * A segment whose names have been looked up and whose facts have been gathered.
 *
 * @param condition resolved and of type true or false
 * @param digest its address
 * @param uses what the law asks, one for each channel of the use
 */
public record Segment(Definition definition, Expr condition, String digest, List<UseFacts> uses) {
    public Segment {
        uses = List.copyOf(uses);
    }

    public String id() {
        return definition.id();
    }
}
