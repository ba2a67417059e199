/// The runnable CLI on database files and on servers.
@NullMarked
package org.landlord.app.cli;

import org.jspecify.annotations.NullMarked;
