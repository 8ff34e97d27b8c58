package io.licit.engine;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.law.Effect.ConsentKind;
import io.licit.core.law.Effect.Obtained;
import io.licit.core.law.Effect.Strength;
import io.licit.core.plan.PersonTest;
import io.licit.core.plan.Plan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A test as bytes, and back: two that are equal have the same, sets in the order of their words. */
final class TestCode {
    private static final byte ALWAYS = 0;
    private static final byte RESTRICTED = 1;
    private static final byte REFUSED = 2;
    private static final byte MINOR = 3;
    private static final byte UNCONSENTED = 4;
    private static final byte RETENTION_PASSED = 5;

    private TestCode() {}

    static byte[] of(PersonTest test) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Writing writing = new Writing(out);
            for (Step step : test.accept(new Steps(writing))) {
                step.write();
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("memory is no disk", impossible);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException where these are the bytes of no test */
    static PersonTest read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            PersonTest test = new Reading(in).test();
            if (in.read() >= 0) {
                throw new IOException("bytes behind a test");
            }
            return test;
        } catch (IllegalArgumentException | DateTimeParseException unknown) {
            throw new IOException("no test", unknown);
        }
    }

    /** SHA-256 in hexadecimal of a gate: its places, and its tests with their rules, in their order. */
    static String digest(Plan.GatePlan gate) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DataOutputStream out =
                    new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
                texts(gate.places().countries(), out);
                out.writeInt(gate.places().subdivisions().size());
                for (Map.Entry<String, Set<String>> country :
                        gate.places().subdivisions().entrySet()) {
                    out.writeUTF(country.getKey());
                    texts(new TreeSet<>(country.getValue()), out);
                }
                out.writeUTF(gate.places().fallback());
                for (Plan.GateTest test : gate.tests()) {
                    byte[] code = of(test.test());
                    out.writeUTF(test.rule());
                    texts(test.places(), out);
                    out.writeInt(code.length);
                    out.write(code);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory is no disk", impossible);
        }
    }

    private static void texts(Set<String> ordered, DataOutputStream out) throws IOException {
        out.writeInt(ordered.size());
        for (String text : ordered) {
            out.writeUTF(text);
        }
    }

    private interface Step {
        void write() throws IOException;
    }

    private record Steps(Writing to) implements PersonTest.Visitor<List<Step>> {
        @Override
        public List<Step> always(PersonTest.Always test) {
            return List.of(() -> to.out.writeByte(ALWAYS));
        }

        @Override
        public List<Step> restricted(PersonTest.Restricted test) {
            return List.of(
                    () -> to.out.writeByte(RESTRICTED),
                    () -> to.words(RestrictionKind.class, test.kinds()),
                    () -> to.optional(test.unless(), to::consent));
        }

        @Override
        public List<Step> refused(PersonTest.Refused test) {
            return List.of(
                    () -> to.out.writeByte(REFUSED),
                    () -> to.word(test.status()),
                    () -> to.word(test.purpose()),
                    () -> to.word(test.channel()),
                    () -> to.words(Purpose.class, test.alsoTo()),
                    () -> to.out.writeBoolean(test.signalOnly()));
        }

        @Override
        public List<Step> minor(PersonTest.Minor test) {
            return List.of(
                    () -> to.out.writeByte(MINOR),
                    () -> to.out.writeInt(test.under()),
                    () -> to.optional(test.unless(), to::consent));
        }

        @Override
        public List<Step> unconsented(PersonTest.Unconsented test) {
            List<Step> steps = new ArrayList<>();
            steps.add(() -> to.out.writeByte(UNCONSENTED));
            steps.add(() -> to.consent(test.consent()));
            steps.add(() -> to.out.writeInt(test.reliefs().size()));
            test.reliefs().forEach(relief -> steps.add(() -> to.relief(relief)));
            return steps;
        }

        @Override
        public List<Step> retentionPassed(PersonTest.RetentionPassed test) {
            return List.of(() -> to.out.writeByte(RETENTION_PASSED));
        }
    }

    private interface Writer<T> {
        void write(T value) throws IOException;
    }

    private record Writing(DataOutputStream out) {
        void word(Enum<?> word) throws IOException {
            out.writeUTF(word.name());
        }

        <E extends Enum<E>> void words(Class<E> of, Set<E> words) throws IOException {
            out.writeInt(words.size());
            for (E word : of.getEnumConstants()) {
                if (words.contains(word)) {
                    word(word);
                }
            }
        }

        <T> void optional(Optional<T> value, Writer<T> writer) throws IOException {
            out.writeBoolean(value.isPresent());
            if (value.isPresent()) {
                writer.write(value.get());
            }
        }

        void period(Period period) throws IOException {
            out.writeInt(period.getYears());
            out.writeInt(period.getMonths());
            out.writeInt(period.getDays());
        }

        void consent(PersonTest.Consent consent) throws IOException {
            word(consent.purpose());
            word(consent.channel());
            word(consent.strength().kind());
            optional(consent.strength().maxAge(), this::period);
            optional(consent.strength().atMost(), this::period);
            out.writeBoolean(consent.parental());
        }

        void relief(PersonTest.Relief relief) throws IOException {
            word(relief.purpose());
            word(relief.channel());
            words(Obtained.class, relief.obtained());
            optional(relief.within(), this::period);
            optional(relief.product(), out::writeUTF);
        }
    }

    private interface Reader<T> {
        T read() throws IOException;
    }

    private record Reading(DataInputStream in) {
        PersonTest test() throws IOException {
            return switch (in.readByte()) {
                case ALWAYS -> new PersonTest.Always();
                case RESTRICTED -> new PersonTest.Restricted(words(RestrictionKind.class), optional(this::consent));
                case REFUSED ->
                    new PersonTest.Refused(
                            word(ConsentStatus.class),
                            word(Purpose.class),
                            word(Channel.class),
                            words(Purpose.class),
                            in.readBoolean());
                case MINOR -> new PersonTest.Minor(in.readInt(), optional(this::consent));
                case UNCONSENTED -> new PersonTest.Unconsented(consent(), reliefs());
                case RETENTION_PASSED -> new PersonTest.RetentionPassed();
                default -> throw new IOException("no kind of test");
            };
        }

        private <E extends Enum<E>> E word(Class<E> of) throws IOException {
            return Enum.valueOf(of, in.readUTF());
        }

        private <E extends Enum<E>> Set<E> words(Class<E> of) throws IOException {
            Set<E> words = EnumSet.noneOf(of);
            for (int left = in.readInt(); left > 0; left--) {
                words.add(word(of));
            }
            return words;
        }

        private <T> Optional<T> optional(Reader<T> reader) throws IOException {
            return in.readBoolean() ? Optional.of(reader.read()) : Optional.empty();
        }

        private Period period() throws IOException {
            return Period.of(in.readInt(), in.readInt(), in.readInt());
        }

        private PersonTest.Consent consent() throws IOException {
            return new PersonTest.Consent(
                    word(Purpose.class),
                    word(Channel.class),
                    new Strength(word(ConsentKind.class), optional(this::period), optional(this::period)),
                    in.readBoolean());
        }

        private List<PersonTest.Relief> reliefs() throws IOException {
            List<PersonTest.Relief> reliefs = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                reliefs.add(new PersonTest.Relief(
                        word(Purpose.class),
                        word(Channel.class),
                        words(Obtained.class),
                        optional(this::period),
                        optional(in::readUTF)));
            }
            return reliefs;
        }
    }
}
