import { Route, Switch } from 'wouter';
import { Empty } from '#client/ui/empty.tsx';
import { Panels } from '#client/ui/panel.tsx';
import { EditPage } from './edit/edit-page.tsx';
import { LineagePage } from './lineage/lineage-page.tsx';
import { ProtocolsPage } from './list/protocols-page.tsx';
import { ReplayPage } from './replay/replay-page.tsx';

/** The pages of the clinic's protocols; they come together, for whoever reads one goes on to the next. */
export function ProtocolPages() {
  return (
    <Switch>
      <Route path="/protocols">
        <ProtocolsPage />
      </Route>
      <Route path="/protocols/:protocolId">
        {({ protocolId }) => <LineagePage key={protocolId} protocolId={protocolId} />}
      </Route>
      <Route path="/protocols/:protocolId/edit">
        {({ protocolId }) => <EditPage key={protocolId} protocolId={protocolId} />}
      </Route>
      <Route path="/protocols/:protocolId/replay">
        {({ protocolId }) => <ReplayPage key={protocolId} protocolId={protocolId} />}
      </Route>
      <Route>
        <Panels>
          <Empty title="There is no such page" />
        </Panels>
      </Route>
    </Switch>
  );
}
