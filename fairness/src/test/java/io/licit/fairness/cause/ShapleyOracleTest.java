package io.licit.fairness.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.licit.fairness.group.Thresholds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shares on real data against those that others computed; the resource names the data. */
class ShapleyOracleTest {
    private static final double DIGITS = 1e-9;

    @Test
    void shares_of_conjunctions_on_real_data_are_those_of_the_reference() throws IOException {
        int scales = 0;
        String characteristic = "";
        List<String> groups = List.of();
        List<String> literals = List.of();
        Cube cube = new Cube(new Formula.Literal(0), literals, groups, List.of());
        for (String[] line : lines()) {
            List<String> rest = Arrays.asList(line).subList(1, line.length);
            switch (line[0]) {
                case "case" -> {
                    characteristic = line[2];
                    groups = rest.subList(2, 4);
                }
                case "literals" -> literals = rest;
                case "cells" -> cube = cube(literals, groups, line[1]);
                default -> {
                    check(cube, characteristic, line);
                    scales++;
                }
            }
        }
        assertThat(scales).isEqualTo(10);
    }

    private static void check(Cube cube, String characteristic, String[] line) {
        Cause.Scale scale = Cause.Scale.valueOf(line[1]);
        String group = cube.groups().get(0);
        String reference = cube.groups().get(1);
        Population population = new Population(cube, group, reference);
        Coalitions coalitions = Coalitions.of(population);
        Cause cause = Attribution.cause(
                cube, population, coalitions.shapley(scale), characteristic, group, reference, Thresholds.USUAL.air());
        assertThat(cause.gap()).isCloseTo(Double.parseDouble(line[2]), within(DIGITS));
        double[] shapley = numbers(line[3]);
        double[] without = numbers(line[4]);
        double[] alone = numbers(line[5]);
        for (int i = 0; i < shapley.length; i++) {
            Cause.Share share = cause.shares().get(i);
            assertThat(share.shapley()).isCloseTo(shapley[i], within(DIGITS));
            assertThat(share.leaveOneOut()).isCloseTo(without[i], within(DIGITS));
            assertThat(share.alone()).isCloseTo(alone[i], within(DIGITS));
        }
        double[] gaps = numbers(line[6]);
        for (int set = 0; set < gaps.length; set++) {
            assertThat(population.gap(coalitions.held(set), scale)).isCloseTo(gaps[set], within(DIGITS));
        }
        if (scale == Cause.Scale.LOG_RATIO) {
            assertThat(Attribution.of(cube, characteristic, group, reference, Thresholds.USUAL.air()))
                    .isEqualTo(cause);
        }
    }

    private static Cube cube(List<String> literals, List<String> groups, String text) {
        List<Cube.Cell> cells = new ArrayList<>();
        for (String cell : text.split(";", -1)) {
            String[] parts = cell.split(" ", -1);
            cells.add(new Cube.Cell(
                    Long.parseLong(parts[0]), new long[] {Long.parseLong(parts[1]), Long.parseLong(parts[2])}));
        }
        return new Cube(RandomCubes.conjunction(literals.size()), literals, groups, cells);
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static List<String[]> lines() throws IOException {
        try (InputStream in = ShapleyOracleTest.class.getResourceAsStream("shapley.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }
}
