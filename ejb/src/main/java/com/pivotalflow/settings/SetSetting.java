package com.pivotalflow.settings;

import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import org.jspecify.annotations.Nullable;

/**
 * A named setting shall have a value.
 *
 * @param value true or false, a number, a text or an object of labels
 * @param description what it is for
 */
@ServerOwned({"key", "etag", "createdAt", "updatedAt"})
public record SetSetting(
        SettingValue value,
        @Nullable @Length(min = 1, max = 500) String description) {}
