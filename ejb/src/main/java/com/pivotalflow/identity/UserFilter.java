package com.pivotalflow.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which people to list; what is empty does not restrict.
 *
 * @param words in names and address, without regard to case and accents
 * @param statuses any of them
 * @param role that they have
 */
public record UserFilter(Optional<String> words, List<UserStatus> statuses, Optional<UUID> role) {

    public UserFilter {
        statuses = List.copyOf(statuses);
    }
}
