package io.licit.engine.bits;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.roaringbitmap.Container;
import org.roaringbitmap.ContainerPointer;
import org.roaringbitmap.RoaringBitmap;

/** Who is in two sets, found block by block on every core: of millions, one core alone takes as long as a condition does. */
public final class Intersection {
    private Intersection() {}

    private record Pair(char key, Container one, Container other) {}

    /** A set of its own; the two stay as they are. */
    public static RoaringBitmap of(RoaringBitmap one, RoaringBitmap other) {
        List<Pair> pairs = pairs(one, other);
        Container[] both = new Container[pairs.size()];
        IntStream.range(0, both.length).parallel().forEach(i -> {
            Pair pair = pairs.get(i);
            both[i] = pair.one.and(pair.other);
        });
        RoaringBitmap all = new RoaringBitmap();
        for (int i = 0; i < both.length; i++) {
            if (!both[i].isEmpty()) {
                all.append(pairs.get(i).key, both[i]);
            }
        }
        return all;
    }

    private static List<Pair> pairs(RoaringBitmap one, RoaringBitmap other) {
        List<Pair> pairs = new ArrayList<>();
        ContainerPointer first = one.getContainerPointer();
        ContainerPointer second = other.getContainerPointer();
        while (first.getContainer() != null && second.getContainer() != null) {
            int order = Character.compare(first.key(), second.key());
            if (order == 0) {
                pairs.add(new Pair(first.key(), first.getContainer(), second.getContainer()));
            }
            if (order <= 0) {
                first.advance();
            }
            if (order >= 0) {
                second.advance();
            }
        }
        return pairs;
    }
}
