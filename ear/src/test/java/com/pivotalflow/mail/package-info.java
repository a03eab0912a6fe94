/** Background jobs and mail from outside: what arrives at a mail server, and what is left in the database. */
@NullMarked
package com.pivotalflow.mail;

import org.jspecify.annotations.NullMarked;
