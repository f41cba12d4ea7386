// The chain is wide: shown whole, nothing can be read. It opens at the task that is at hand,
// by the same turns of the wheel with which staff would go there.
const READABLE = 0.7;

function turn(canvas, at, wheel) {
  canvas.dispatchEvent(
    new WheelEvent('wheel', { clientX: at.x, clientY: at.y, bubbles: true, cancelable: true, ...wheel })
  );
}

function middle(shape) {
  const box = shape.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function goTo(task, canvas) {
  const layer = canvas.querySelector('.viewport');
  const scale = () => layer.transform.baseVal.consolidate().matrix.a;
  for (let turns = 0; scale() < READABLE && turns < 40; turns++) {
    turn(canvas, middle(task), { deltaY: -30, ctrlKey: true });
  }
  const centre = middle(canvas);
  for (let turns = 0; turns < 6; turns++) {
    const at = middle(task);
    turn(canvas, centre, { deltaX: at.x - centre.x, deltaY: at.y - centre.y });
  }
}

function whenDrawn(pane, tries) {
  const canvas = pane.querySelector('.djs-container');
  const task = pane.querySelector('.djs-shape.highlight');
  if (canvas && task) {
    goTo(task, canvas);
  } else if (tries > 0 && pane.isConnected) {
    setTimeout(whenDrawn, 100, pane, tries - 1);
  }
}

new MutationObserver(changes => {
  for (const change of changes) {
    for (const node of change.addedNodes) {
      const pane = node.nodeType === Node.ELEMENT_NODE && node.querySelector('.diagram-pane');
      if (pane) {
        whenDrawn(pane, 100);
      }
    }
  }
}).observe(document.documentElement, { childList: true, subtree: true });
