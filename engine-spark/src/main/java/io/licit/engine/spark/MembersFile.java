package io.licit.engine.spark;

import io.licit.engine.Algebra;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/** A Parquet file of a shard's persons who meet a segment's condition: id, eligible, reachable, excluded_by. */
final class MembersFile {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("message member {"
            + " required binary id (STRING); required boolean eligible; required boolean reachable;"
            + " optional binary excluded_by (STRING); }");

    private MembersFile() {}

    /** @param path is written once, whole, by one attempt at the shard */
    static void write(Configuration configuration, String path, Algebra.Sets sets, ShardRows rows) throws IOException {
        String[] rules = sets.first().keySet().toArray(String[]::new);
        Binary[] names = new Binary[rules.length];
        int[] rule = new int[rows.limit() - rows.firstRow()];
        int number = 0;
        for (Map.Entry<String, RoaringBitmap> out : sets.first().entrySet()) {
            int which = number++;
            names[which] = Binary.fromString(out.getKey());
            out.getValue().forEach((IntConsumer) n -> rule[n - rows.firstRow()] = which);
        }
        try (ParquetWriter<Member> writer = new Builder(HadoopOutputFile.fromPath(new Path(path), configuration), names)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withConf(configuration)
                .build()) {
            var persons = sets.matching().getIntIterator();
            while (persons.hasNext()) {
                int n = persons.next();
                boolean eligible = sets.eligible().contains(n);
                writer.write(new Member(rows.id(n), eligible, sets.reachable().contains(n), rule[n - rows.firstRow()]));
            }
        }
    }

    private record Member(String id, boolean eligible, boolean reachable, int rule) {}

    private static final class Builder extends ParquetWriter.Builder<Member, Builder> {
        private final Binary[] rules;

        Builder(OutputFile file, Binary[] rules) {
            super(file);
            this.rules = rules;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<Member> getWriteSupport(Configuration configuration) {
            return new Writing(rules);
        }
    }

    private static final class Writing extends WriteSupport<Member> {
        private final Binary[] rules;
        private final Map<String, RecordConsumer> to = new LinkedHashMap<>();

        Writing(Binary[] rules) {
            this.rules = rules;
        }

        @Override
        @SuppressWarnings("deprecation")
        public WriteContext init(Configuration configuration) {
            return new WriteContext(SCHEMA, new HashMap<>());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            to.put("", consumer);
        }

        @Override
        public void write(Member member) {
            RecordConsumer record = to.values().iterator().next();
            record.startMessage();
            record.startField("id", 0);
            record.addBinary(Binary.fromString(member.id()));
            record.endField("id", 0);
            record.startField("eligible", 1);
            record.addBoolean(member.eligible());
            record.endField("eligible", 1);
            record.startField("reachable", 2);
            record.addBoolean(member.reachable());
            record.endField("reachable", 2);
            if (!member.eligible()) {
                record.startField("excluded_by", 3);
                record.addBinary(rules[member.rule()]);
                record.endField("excluded_by", 3);
            }
            record.endMessage();
        }
    }
}
