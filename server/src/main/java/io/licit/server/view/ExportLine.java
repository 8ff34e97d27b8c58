package io.licit.server.view;

/**
 * A file that left.
 *
 * @param file its name, without where it lies
 * @param asking the way to ask, where it is of those to be asked for a consent; else empty
 * @param rows may be withheld
 * @param state as the programme's word, with hyphens
 */
public record ExportLine(
        String id,
        String segment,
        String kind,
        String asking,
        String file,
        String rows,
        String madeAt,
        String until,
        String state) {}
