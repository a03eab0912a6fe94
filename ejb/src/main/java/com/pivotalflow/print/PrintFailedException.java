package com.pivotalflow.print;

/** A document could not be printed: a defect of ours, since every document that can be stored can be printed. */
public class PrintFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PrintFailedException(String document, Throwable cause) {
        super("could not print " + document, cause);
    }
}
