/// The runnable CLI: connects the commands to a database file or a server.
@NullMarked
package org.landlord.app.cli;

import org.jspecify.annotations.NullMarked;
