package com.pivotalflow.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.FieldError;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConstraintFindingTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void everyBusinessValueAmongLabelsIsAnErrorOfItsOwn() {
        assertThat(errors(new Metadata(Map.of("a", List.of(Map.of("QTY", 1), Map.of("unit-price", 1))))))
                .containsExactlyInAnyOrder(
                        error("Business value 'QTY' at a[0].QTY belongs in a typed field, not in metadata."),
                        error("Business value 'unit-price' at a[1].unit-price belongs in a typed field, not in"
                                + " metadata."));
    }

    @Test
    void aKeyThatLooksLikeAnExpressionIsOnlyText() {
        String key = "${1+1} {message} \\ $x {JSONB_MONETARY_FORBIDDEN}";

        assertThat(errors(new Metadata(Map.of(key, Map.of("price", 1)))))
                .containsExactly(error(
                        "Business value 'price' at " + key + ".price belongs in a typed field, not in" + " metadata."));
    }

    @Test
    void labelsWithoutBusinessValuesAreValid() {
        assertThat(errors(new Metadata(Map.of("priceNote", "x")))).isEmpty();
    }

    private record Labelled(@NoBusinessValues Metadata labels) {}

    private static FieldError error(String message) {
        return new FieldError("/labels", "JSONB_MONETARY_FORBIDDEN", message);
    }

    private static List<FieldError> errors(Metadata labels) {
        return VALIDATOR.validate(new Labelled(labels)).stream()
                .map(violation -> ConstraintFinding.of(violation, ""))
                .toList();
    }
}
