package com.pivotalflow.rest.file;

import com.pivotalflow.imports.KnownForms;
import com.pivotalflow.rest.json.CommandForms;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Tells the imports who reads their files: bodies and rows are read by one hand. */
@WebListener
public class FormsAtStart implements ServletContextListener {

    @Inject
    KnownForms known;

    @Inject
    CommandForms commands;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        known.set(new FileForms(commands));
    }
}
