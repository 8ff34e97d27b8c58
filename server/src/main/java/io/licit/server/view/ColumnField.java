package io.licit.server.view;

/**
 * A column of a person's row, to be set right.
 *
 * @param category as the catalogue labels it; may be empty
 * @param value as the data has it; empty for none
 * @param typed what is to take its place
 * @param wrong why that can't be set; empty where it can
 */
public record ColumnField(String name, String type, String category, String value, String typed, String wrong) {}
