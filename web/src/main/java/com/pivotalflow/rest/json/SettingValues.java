package com.pivotalflow.rest.json;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.settings.SettingValue;
import java.util.List;
import java.util.Map;

/** Binds the value of a named setting, which is of the type it is written in. */
final class SettingValues {

    private SettingValues() {}

    static Object bind(Object node, String pointer, Findings findings) {
        if (node instanceof Map<?, ?>) {
            Object labels = Labels.bind(node, pointer, findings);
            return labels instanceof Map<?, ?> map ? new SettingValue(new Metadata(Labels.checked(map))) : labels;
        }
        try {
            return scalar(node);
        } catch (UnfitValueException e) {
            findings.add(pointer, e);
            return Binding.FAILED;
        }
    }

    private static SettingValue scalar(Object node) {
        if (node instanceof Boolean) {
            return new SettingValue(node);
        }
        if (node instanceof NumberToken number) {
            return new SettingValue(ScalarText.decimal(number.text()));
        }
        if (node instanceof String text) {
            return new SettingValue(ScalarText.text(text));
        }
        String given = node instanceof List<?> ? "a list" : "this";
        throw new UnfitValueException(
                "TYPE_MISMATCH", "True or false, a number, a text or an object is expected here, not " + given + ".");
    }
}
