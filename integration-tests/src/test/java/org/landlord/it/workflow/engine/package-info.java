/// What the double of a workflow gateway consists of: its workflows, its runs, and its methods. All in memory.
@NullMarked
package org.landlord.it.workflow.engine;

import org.jspecify.annotations.NullMarked;
