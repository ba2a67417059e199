/// The contracts of the use cases of usage: recording, lists and summaries.
@NullMarked
package org.landlord.port.contracts.in.usage;

import org.jspecify.annotations.NullMarked;
