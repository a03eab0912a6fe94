package com.pivotalflow.identity;

import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What a role shall grant from now on, or what is asked about.
 *
 * @param permissions names, {@code area.action}
 */
public record SetPermissions(
        @Size(max = 200, message = "{TOO_MANY}") List<String> permissions) {

    public SetPermissions {
        permissions = List.copyOf(permissions);
    }
}
