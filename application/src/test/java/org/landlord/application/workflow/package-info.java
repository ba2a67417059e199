/// What the use cases of workflow promise, on an engine in memory.
@NullMarked
package org.landlord.application.workflow;

import org.jspecify.annotations.NullMarked;
