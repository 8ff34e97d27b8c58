package io.licit.core.segment;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How segments refer to each other. A reference to a segment that is not there plays no part; the resolver reports it. */
public final class Segments {
    private final SortedMap<String, SortedMap<String, Span>> references;

    private Segments(SortedMap<String, SortedMap<String, Span>> references) {
        this.references = references;
    }

    /**
     * Segments in an order in which each comes after those it refers to.
     *
     * @param ids of the segments that can be computed, by that order and then by id
     * @param circular the others, in id order: each is part of a circle or refers into one
     */
    public record Order(List<String> ids, List<String> circular) {
        public Order {
            ids = List.copyOf(ids);
            circular = List.copyOf(circular);
        }
    }

    /** Orders the segments; every circle among them is reported once. */
    public static Order order(Map<String, Expr> conditions, Diagnostics out) {
        SortedMap<String, SortedMap<String, Span>> references = new TreeMap<>();
        conditions.forEach((id, condition) -> {
            SortedMap<String, Span> named = new TreeMap<>();
            collect(condition, named);
            named.keySet().retainAll(conditions.keySet());
            references.put(id, named);
        });
        return new Segments(references).order(out);
    }

    /** The segments that a condition names itself, in id order. */
    public static SortedSet<String> named(Expr condition) {
        SortedMap<String, Span> named = new TreeMap<>();
        collect(condition, named);
        return Collections.unmodifiableSortedSet(new TreeSet<>(named.keySet()));
    }

    private static void collect(Expr expr, Map<String, Span> named) {
        if (expr instanceof Expr.InSegment in) {
            named.putIfAbsent(in.segment(), in.span());
        }
        Children.of(expr).forEach(child -> collect(child, named));
    }

    private Order order(Diagnostics out) {
        List<String> ordered = new ArrayList<>();
        Map<String, Integer> open = new HashMap<>();
        Map<String, List<String>> referring = new HashMap<>();
        references.forEach((id, named) -> {
            open.put(id, named.size());
            named.keySet()
                    .forEach(other -> referring
                            .computeIfAbsent(other, ignored -> new ArrayList<>())
                            .add(id));
        });
        SortedSet<String> ready = new TreeSet<>();
        open.forEach((id, count) -> addIf(count == 0, id, ready));
        while (!ready.isEmpty()) {
            String id = ready.first();
            ready.remove(id);
            ordered.add(id);
            for (String other : referring.getOrDefault(id, List.of())) {
                addIf(open.merge(other, -1, Integer::sum) == 0, other, ready);
            }
        }
        SortedSet<String> left = new TreeSet<>(references.keySet());
        ordered.forEach(left::remove);
        reportCircles(left, out);
        return new Order(ordered, List.copyOf(left));
    }

    private static void addIf(boolean condition, String id, Set<String> ids) {
        if (condition) {
            ids.add(id);
        }
    }

    private void reportCircles(SortedSet<String> left, Diagnostics out) {
        Set<String> reported = new TreeSet<>();
        for (String id : left) {
            if (reported.contains(id)) {
                continue;
            }
            List<String> circle = circle(id);
            if (!circle.isEmpty()) {
                reported.addAll(circle);
                out.add(circular(circle));
            }
        }
    }

    /** The shortest way from a segment back to itself; empty where there is none. */
    private List<String> circle(String id) {
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            String next = open.remove();
            for (String other : named(next).keySet()) {
                if (other.equals(id)) {
                    return way(id, next, cameFrom);
                }
                if (cameFrom.putIfAbsent(other, next) == null) {
                    open.add(other);
                }
            }
        }
        return List.of();
    }

    private SortedMap<String, Span> named(String id) {
        return references.getOrDefault(id, Collections.emptySortedMap());
    }

    private static List<String> way(String from, String to, Map<String, String> cameFrom) {
        Deque<String> way = new ArrayDeque<>();
        String at = to;
        while (!at.equals(from)) {
            way.push(at);
            at = cameFrom.getOrDefault(at, from);
        }
        way.push(from);
        return List.copyOf(way);
    }

    private Diagnostic circular(List<String> circle) {
        String first = circle.get(0);
        String second = circle.get(circle.size() > 1 ? 1 : 0);
        List<String> whole = new ArrayList<>(circle);
        whole.add(first);
        Said shown = Said.joined(" → ", Said.quoted(whole));
        Span span = named(first).getOrDefault(second, Span.none());
        Said message = circle.size() == 1
                ? Said.of("segment `{}` refers to itself", first)
                : Said.of("segments refer to each other in a circle: {}", shown);
        return Diagnostic.of(Code.SEG2007, message, span)
                .withHelp(Said.of("state one of them without naming another segment of the circle"))
                .withSegment(first);
    }
}
