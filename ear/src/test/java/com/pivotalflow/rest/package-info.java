/** What holds for every address, whatever it is about: conventions of HTTP, who is let in, whose rows are seen. */
@NullMarked
package com.pivotalflow.rest;

import org.jspecify.annotations.NullMarked;
