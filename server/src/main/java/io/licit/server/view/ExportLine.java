package io.licit.server.view;

/**
 * A file that left.
 *
 * @param file its name, without where it lies
 * @param rows may be withheld
 * @param state as the programme's word, with hyphens
 */
public record ExportLine(
        String id, String segment, String kind, String file, String rows, String madeAt, String until, String state) {}
