/// The runnable CLI: puts the parts together and holds nothing else.
@NullMarked
package org.landlord.app.cli;

import org.jspecify.annotations.NullMarked;
