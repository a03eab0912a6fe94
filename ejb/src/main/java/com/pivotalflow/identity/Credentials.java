package com.pivotalflow.identity;

import java.util.List;
import java.util.Optional;

/**
 * What a new password of a person is judged by.
 *
 * @param hash of the present password; empty when the person has none yet
 * @param earlier hashes that must not come again, the newest first
 * @param leastLength characters that the organization demands
 * @param ownWords the person's address and names
 */
public record Credentials(Optional<String> hash, List<String> earlier, int leastLength, List<String> ownWords) {

    /** Leaves the hashes out, so that no log can show them. */
    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
