package io.licit.programme.request;

import java.io.IOException;
import java.nio.file.Path;

/** Begins an erasure, says when it has come to a step, and waits there to be killed. */
final class KilledErasure {
    private KilledErasure() {}

    public static void main(String[] arguments) throws IOException {
        try (Boutique shop = Boutique.open(Path.of(arguments[0]))) {
            long number = shop.verifiedErasure("c-100");
            shop.erasure(step -> {
                        if (step.equals(arguments[1])) {
                            System.out.println("there");
                            System.out.flush();
                            sleep();
                        }
                    })
                    .fulfil(number, Boutique.ANA);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException woken) {
            Thread.currentThread().interrupt();
        }
    }
}
