package io.licit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Roots and proofs from tiles, held against the plain recursion of the RFC. */
final class TreeTest {
    private static final int SMALL = 300;

    @Test
    void the_empty_root_is_the_hash_of_nothing() {
        // RFC 6962, section 2.1; the value is in FIPS 180-4's examples.
        assertThat(Hash.EMPTY.hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void every_inclusion_proof_up_to_three_hundred_entries_is_that_of_the_definition() throws Exception {
        List<byte[]> entries = random(SMALL, 1);
        ReferenceTree reference = new ReferenceTree(entries);
        Sample.Memory store = new Sample.Memory();
        Sample.log(store).append(entries);
        Tree tree = new Tree(store, SMALL);
        for (int size = 1; size <= SMALL; size++) {
            Hash root = tree.root(size);
            assertThat(root.bytes()).isEqualTo(reference.root(size));
            for (int index = 0; index < size; index++) {
                List<Hash> path = tree.inclusion(index, size);
                assertEqual(path, reference.path(index, size));
                InclusionProof proof = new InclusionProof(index, size, path);
                Hash leaf = Hash.leaf(entries.get(index));
                if (!proof.proves(leaf, root) || (size > 1 && proof.proves(root, leaf))) {
                    throw new AssertionError("proof for " + index + " of " + size);
                }
            }
        }
    }

    @Test
    void every_consistency_proof_up_to_three_hundred_entries_is_that_of_the_definition() throws Exception {
        List<byte[]> entries = random(SMALL, 2);
        ReferenceTree reference = new ReferenceTree(entries);
        Sample.Memory store = new Sample.Memory();
        Sample.log(store).append(entries);
        Tree tree = new Tree(store, SMALL);
        for (int to = 1; to <= SMALL; to++) {
            for (int from = 1; from < to; from++) {
                List<Hash> path = tree.consistency(from, to);
                assertEqual(path, reference.proof(from, to));
                if (!new ConsistencyProof(from, to, path)
                        .proves(Hash.raw(reference.root(from)), Hash.raw(reference.root(to)))) {
                    throw new AssertionError("proof from " + from + " to " + to);
                }
            }
        }
    }

    @Test
    void batches_of_any_size_give_the_same_log() throws Exception {
        Random random = new Random(3);
        List<byte[]> entries = random(1100, 4);
        ReferenceTree reference = new ReferenceTree(entries);
        Sample.Memory store = new Sample.Memory();
        Log log = Sample.log(store);
        int size = 0;
        while (size < entries.size()) {
            int next = Math.min(entries.size(), size + random.nextInt(200));
            Receipt receipt = log.append(entries.subList(size, next));
            assertThat(receipt.first()).isEqualTo(size);
            assertThat(receipt.size()).isEqualTo(next);
            assertThat(log.head().orElseThrow().root().bytes()).isEqualTo(reference.root(next));
            size = next;
        }
        Sample.Memory once = new Sample.Memory();
        Sample.log(once).append(entries);
        assertThat(once.head).isEqualTo(store.head);
        assertThat(once.tiles.keySet()).isEqualTo(store.tiles.keySet());
        once.tiles.forEach((name, tile) -> assertThat(tile).isEqualTo(store.tiles.get(name)));
        assertThat(log.check()).isEqualTo(new Audit(1100, java.util.Optional.empty()));
    }

    @Test
    void tiles_and_proofs_hold_across_the_borders_of_tiles() throws Exception {
        int most = 65_536 + 300;
        List<byte[]> entries = random(most, 5);
        ReferenceTree reference = new ReferenceTree(entries);
        Sample.Memory store = new Sample.Memory();
        Log log = Sample.log(store);
        int[] sizes = {255, 256, 257, 511, 512, 513, 65_279, 65_280, 65_535, 65_536, 65_537, 65_792, most};
        Random random = new Random(6);
        int before = 0;
        for (int size : sizes) {
            log.append(entries.subList(before, size));
            Hash root = log.head().orElseThrow().root();
            assertThat(root.bytes()).isEqualTo(reference.root(size));
            for (int i = 0; i < 8; i++) {
                int index = i == 0 ? size - 1 : random.nextInt(size);
                int of = index + 1 + random.nextInt(size - index);
                assertEqual(log.inclusion(index, of).path(), reference.path(index, of));
                assertThat(log.entry(index)).isEqualTo(entries.get(index));
                int from = 1 + random.nextInt(size);
                assertEqual(log.consistency(from, size).path(), reference.proof(from, size));
            }
            before = size;
        }
        assertThat(log.check().intact()).isTrue();
        assertThat(store.tiles).containsKeys("0/0", "0/256", "0/257", "1/0", "1/1", "2/0");
    }

    @Test
    void a_salted_tree_has_the_root_and_the_proofs_of_the_definition() {
        for (int size : new int[] {1, 2, 3, 5, 8, 13, 64, 100, 255, 257}) {
            List<byte[]> entries = random(size, size);
            ReferenceTree reference = new ReferenceTree(entries);
            List<Hash> leaves = entries.stream().map(Hash::leaf).toList();
            assertThat(SaltedTree.root(leaves.iterator()).bytes()).isEqualTo(reference.root(size));
            for (int index = 0; index < size; index++) {
                SaltedTree.Proven proven = SaltedTree.prove(leaves.iterator(), index);
                assertEqual(proven.proof().path(), reference.path(index, size));
                assertThat(proven.proof().proves(leaves.get(index), proven.root()))
                        .isTrue();
            }
        }
        assertThat(SaltedTree.root(List.<Hash>of().iterator())).isEqualTo(Hash.EMPTY);
    }

    private static void assertEqual(List<Hash> path, List<byte[]> expected) {
        List<Hash> other = expected.stream().map(Hash::raw).toList();
        if (!path.equals(other)) {
            assertThat(path).isEqualTo(other);
        }
    }

    static List<byte[]> random(int count, int seed) {
        Random random = new Random(seed);
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] entry = new byte[random.nextInt(40)];
            random.nextBytes(entry);
            entries.add(entry);
        }
        return entries;
    }
}
