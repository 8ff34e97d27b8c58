package io.licit.server.view;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param visitor the account; empty where nobody has signed in
 * @param theme auto, light or dark
 * @param formToken what forms send back
 * @param here the address of the page, to come back to
 * @param places where the visitor may go
 */
public record Frame(
        Text text, String visitor, String theme, String formToken, String here, List<Place> places, String version) {
    public Frame {
        places = List.copyOf(places);
    }

    /**
     * An entry of the navigation.
     *
     * @param key of its name
     */
    public record Place(String path, String key, boolean isHere) {}

    public boolean isSignedIn() {
        return !visitor.isEmpty();
    }
}
