package com.pivotalflow.validation;

import com.pivotalflow.money.ValueRejectedException;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decides {@link Figure}. */
public class FigureValidator implements ConstraintValidator<Figure, BigDecimal> {

    private FigureKind kind = FigureKind.QUANTITY;

    @Override
    public void initialize(Figure constraint) {
        kind = constraint.value();
    }

    @Override
    public boolean isValid(@Nullable BigDecimal number, ConstraintValidatorContext context) {
        if (number == null) {
            return true;
        }
        try {
            kind.require(number);
            return true;
        } catch (ValueRejectedException e) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("{" + e.code() + "}").addConstraintViolation();
            return false;
        }
    }
}
