package io.licit.engine.erase;

/** Hears of every step after which a program may die; the next must be able to begin again from there. */
@FunctionalInterface
public interface Steps {
    Steps UNHEARD = step -> {};

    void reached(String step);
}
