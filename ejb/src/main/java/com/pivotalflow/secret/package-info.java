/**
 * What an installation keeps secret: {@link com.pivotalflow.secret.ServerKeys} reads the one key that operators keep, {@link
 * com.pivotalflow.secret.KeyEncryption} seals with it what has to stand in the database and be read again. The package must
 * not know what is sealed.
 */
@NullMarked
package com.pivotalflow.secret;

import org.jspecify.annotations.NullMarked;
